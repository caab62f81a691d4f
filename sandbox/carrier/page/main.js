// @ts-check
import { byId, fetchJson } from "./dom.js"
import { listenToPhones, showPhones } from "./phones.js"
import { listenToSettings } from "./settings.js"
import { isShelfSettled, keepPhone, listenToShelf, shownNumbers, showShelf } from "./shelf.js"
import { listenToTemplates } from "./templates.js"

const LOOK_AGAIN_MS = 1000
const totals = byId("totals", HTMLParagraphElement)
const trouble = byId("trouble", HTMLParagraphElement)
const allPhones = byId("all-phones", HTMLButtonElement)
const count = new Intl.NumberFormat()

let seenVersion = -1

/** @param {{ messages: number, phones: number, callbacks: { pending: number, failed: number } }} stats */
function showTotals({ messages, phones, callbacks }) {
  const failed = callbacks.failed > 0 ? ` · ${count.format(callbacks.failed)} webhooks failed` : ""
  totals.textContent = `${count.format(phones)} phones · ${count.format(messages)} messages${failed}`
}

/** Says when the carrier cannot be reached, and that it was only for a while. @param {() => Promise<void>} work */
async function guarded(work) {
  try {
    await work()
    trouble.hidden = true
  } catch (error) {
    trouble.textContent = `The carrier does not answer: ${error instanceof Error ? error.message : error}. Trying again.`
    trouble.hidden = false
  }
}

async function show() {
  await showShelf()
  await showPhones(shownNumbers())
}

/** Looks whether anything changed or is still to be shown, and reads only then. */
async function lookAgain() {
  if (document.hidden) return
  const stats = await fetchJson("/sandbox/stats?seconds=1")
  showTotals(stats)
  if (stats.version === seenVersion && isShelfSettled()) return
  seenVersion = stats.version
  await show()
}

async function keepLooking() {
  await guarded(lookAgain)
  setTimeout(keepLooking, LOOK_AGAIN_MS)
}

/** On a narrow screen either the list is seen or a phone. @param {boolean} isList */
function showList(isList) {
  document.body.classList.toggle("listing", isList)
  allPhones.setAttribute("aria-pressed", String(isList))
}

/** @param {string} number */
function open(number) {
  showList(false)
  keepPhone(number)
}

/** @param {SubmitEvent} event */
function openTyped(event) {
  event.preventDefault()
  open(byId("new-number", HTMLInputElement).value.replace(/[^\d+]/g, ""))
}

listenToPhones(() => void guarded(() => showPhones(shownNumbers())), open)
listenToShelf(() => void guarded(show))
listenToSettings()
listenToTemplates()
allPhones.addEventListener("click", () => showList(!document.body.classList.contains("listing")))
byId("new-phone", HTMLFormElement).addEventListener("submit", openTyped)
window.addEventListener("hashchange", () => void guarded(show))
await keepLooking()

// @ts-check
import { listenToConversation, openPhone, showConversation } from "./conversation.js"
import { byId, fetchJson } from "./dom.js"
import { listenToPhones, showPhones } from "./phones.js"
import { listenToSettings } from "./settings.js"

const LOOK_AGAIN_MS = 1000
const totals = byId("totals", HTMLParagraphElement)
const trouble = byId("trouble", HTMLParagraphElement)
const count = new Intl.NumberFormat()

let seenVersion = -1

const openNumber = () => decodeURIComponent(location.hash.slice(1)).replace(/^(?!\+).*/, "")

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

const refreshPhones = () => guarded(() => showPhones(openNumber()))

/** Looks whether anything changed, and reads only then. */
async function lookAgain() {
  if (document.hidden) return
  const stats = await fetchJson("/sandbox/stats?seconds=1")
  showTotals(stats)
  if (stats.version === seenVersion) return
  seenVersion = stats.version
  await Promise.all([showPhones(openNumber()), showConversation()])
}

async function keepLooking() {
  await guarded(lookAgain)
  setTimeout(keepLooking, LOOK_AGAIN_MS)
}

async function openFromAddress() {
  await guarded(() => openPhone(openNumber()))
  await refreshPhones()
}

/** @param {SubmitEvent} event */
function openTyped(event) {
  event.preventDefault()
  location.hash = byId("new-number", HTMLInputElement).value.replace(/[^\d+]/g, "")
}

listenToPhones(() => void refreshPhones())
listenToConversation(() => {
  location.hash = ""
  byId("search", HTMLInputElement).focus()
})
listenToSettings()
byId("new-phone", HTMLFormElement).addEventListener("submit", openTyped)
window.addEventListener("hashchange", () => void openFromAddress())
await openFromAddress()
await keepLooking()

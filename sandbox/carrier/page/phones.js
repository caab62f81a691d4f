// @ts-check
import { byId, fetchJson, formatTime, make } from "./dom.js"

const list = byId("phones", HTMLUListElement)
const none = byId("no-phones", HTMLParagraphElement)
const more = byId("more-phones", HTMLButtonElement)
const search = byId("search", HTMLInputElement)

let pages = 1

/** @param {{ channel: string, direction: string, body: string, media: string[] }} message */
function lineOf({ channel, direction, body, media }) {
  const app = channel === "whatsapp" ? "WhatsApp" : "SMS"
  return `${app}${direction === "inbound" ? ", answered" : ""}: ${body || (media.length > 0 ? "media" : "text removed")}`
}

/** @param {{ number: string, lastMessage: { body: string, atMs: number, direction: string, channel: string, media: string[] } }} phone */
function phoneItem({ number, lastMessage }) {
  const link = document.createElement("a")
  link.href = `#${number}`
  link.append(
    make("span", "number", number),
    make("time", "quiet", formatTime(lastMessage.atMs)),
    make("span", "last quiet", lineOf(lastMessage)),
  )
  const item = document.createElement("li")
  item.append(link)
  return item
}

/** Keeps the focus where it was although the list is written anew. @param {HTMLElement[]} items */
function replaceItems(items) {
  const focused = document.activeElement?.closest("#phones a")?.getAttribute("href")
  list.replaceChildren(...items)
  if (focused)
    /** @type {HTMLElement | null} */ (list.querySelector(`a[href="${CSS.escape(focused)}"]`))?.focus()
}

/** Marks the phones that are shown. @param {string[]} numbers */
function markPhones(numbers) {
  for (const link of list.querySelectorAll("a")) {
    if (numbers.includes((link.getAttribute("href") ?? "").slice(1)))
      link.setAttribute("aria-current", "true")
    else link.removeAttribute("aria-current")
  }
}

/** Reads and shows the phones, as many pages as were asked for. @param {string[]} shownNumbers */
export async function showPhones(shownNumbers) {
  const query = `search=${encodeURIComponent(search.value)}`
  const answers = await Promise.all(
    Array.from({ length: pages }, (_, page) => fetchJson(`/sandbox/phones?${query}&page=${page}`)),
  )
  replaceItems(answers.flatMap((answer) => answer.phones.map(phoneItem)))
  const empty = list.childElementCount === 0
  none.hidden = !empty
  none.textContent = search.value
    ? "No phone has these digits."
    : "No messages yet. They appear here as soon as the product sends one."
  more.hidden = !answers.at(-1).hasMore
  markPhones(shownNumbers)
}

/** @param {() => void} refresh @param {(number: string) => void} open */
export function listenToPhones(refresh, open) {
  list.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a") : null
    if (!link) return
    event.preventDefault()
    open((link.getAttribute("href") ?? "").slice(1))
  })
  search.addEventListener("input", () => {
    pages = 1
    refresh()
  })
  more.addEventListener("click", () => {
    pages++
    refresh()
  })
}

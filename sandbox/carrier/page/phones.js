// @ts-check
import { byId, fetchJson, formatTime, make } from "./dom.js"

const list = byId("phones", HTMLUListElement)
const none = byId("no-phones", HTMLParagraphElement)
const more = byId("more-phones", HTMLButtonElement)
const search = byId("search", HTMLInputElement)

let pages = 1

/** @param {{ number: string, lastMessage: { body: string, atMs: number, direction: string } }} phone */
function phoneItem({ number, lastMessage }) {
  const link = document.createElement("a")
  link.href = `#${number}`
  link.append(
    make("span", "number", number),
    make("time", "quiet", formatTime(lastMessage.atMs)),
    make("span", "last quiet", (lastMessage.direction === "inbound" ? "Answered: " : "") + lastMessage.body),
  )
  const item = document.createElement("li")
  item.append(link)
  return item
}

/** Keeps the focus where it was although the list is written anew. @param {HTMLElement[]} items */
function replaceItems(items) {
  const focused = document.activeElement?.closest("#phones a")?.getAttribute("href")
  list.replaceChildren(...items)
  if (focused) list.querySelector(`a[href="${CSS.escape(focused)}"]`)?.focus()
}

/** Marks the phone that is open. @param {string} number */
export function markPhone(number) {
  for (const link of list.querySelectorAll("a")) {
    if (link.getAttribute("href") === `#${number}`) link.setAttribute("aria-current", "true")
    else link.removeAttribute("aria-current")
  }
}

/** Reads and shows the phones, as many pages as were asked for. @param {string} openNumber */
export async function showPhones(openNumber) {
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
  markPhone(openNumber)
}

/** @param {() => void} refresh */
export function listenToPhones(refresh) {
  search.addEventListener("input", () => {
    pages = 1
    refresh()
  })
  more.addEventListener("click", () => {
    pages++
    refresh()
  })
}

// @ts-check
import { byId, fetchJson } from "./dom.js"
import { Phone } from "./phone.js"

const PHONE_PX = 320
const GAP_PX = 24
const MOST_PHONES = 6
/** So long a phone stays at least, so that it can be read while a campaign goes by. */
const STAYS_MS = 3000
const shelf = byId("shelf", HTMLElement)
const empty = byId("shelf-empty", HTMLParagraphElement)

/** @type {Phone[]} */
let shown = []
/** Whether somebody newer waits for a place. */
let isWaiting = false

/** The phones that a person keeps; the address of the page has them, so that they survive a reload. */
const keptNumbers = () =>
  decodeURIComponent(location.hash.slice(1))
    .split(",")
    .filter((number) => number.startsWith("+"))

/** @param {string[]} numbers */
function setKept(numbers) {
  location.hash = numbers.join(",")
}

/** @param {string} number */
function toggleKept(number) {
  const kept = keptNumbers()
  setKept(kept.includes(number) ? kept.filter((each) => each !== number) : [...kept, number])
}

/** Puts a phone on the shelf, to stay there. @param {string} number */
export const keepPhone = (number) => setKept([number, ...keptNumbers().filter((each) => each !== number)])

export const shownNumbers = () => shown.map((phone) => phone.number)

export const isShelfSettled = () => !isWaiting

function capacity() {
  const fitting = Math.floor((shelf.clientWidth + GAP_PX) / (PHONE_PX + GAP_PX))
  return Math.min(Math.max(fitting, 1), MOST_PHONES)
}

/**
 * Who stands on the shelf: kept phones, then the newest. Who stands there already keeps the place for a
 * while, and as long as a person is writing on it, though somebody newer would like it.
 * @param {string[]} kept @param {string[]} newest
 */
function arrange(kept, newest) {
  const most = capacity()
  const wanted = [...new Set([...kept, ...newest])].slice(0, most)
  const missing = wanted.filter((number) => !shown.some((phone) => phone.number === number))
  const stays = (/** @type {Phone} */ phone) =>
    wanted.includes(phone.number) ||
    ((phone.isBusy() || Date.now() - phone.shownAtMs < STAYS_MS) && !kept.includes(missing[0] ?? ""))
  const next = []
  for (const phone of shown) {
    const isStaying = stays(phone)
    const number = isStaying ? undefined : missing.shift()
    if (isStaying) next.push(phone)
    else if (number) next.push(new Phone(number, toggleKept))
  }
  const arranged = [...next, ...missing.map((number) => new Phone(number, toggleKept))].slice(0, most)
  isWaiting = wanted.some((number) => !arranged.some((phone) => phone.number === number))
  return arranged
}

/** Changes only what differs: a phone that stays keeps its focus and its place in the text. @param {Phone[]} next */
function place(next) {
  for (const phone of shown) if (!next.includes(phone)) phone.element.remove()
  for (const [at, { element }] of next.entries()) {
    const there = shelf.children[at + 1] ?? null
    if (there !== element) shelf.insertBefore(element, there)
  }
  shown = next
}

/** Reads and shows what is on the shelf. */
export async function showShelf() {
  /** @type {{ phones: { number: string }[] }} */
  const { phones } = await fetchJson("/sandbox/phones")
  const kept = keptNumbers()
  place(
    arrange(
      kept,
      phones.map((phone) => phone.number),
    ),
  )
  empty.hidden = shown.length > 0
  for (const phone of shown) phone.mark(kept.includes(phone.number))
  await Promise.all(shown.map((phone) => phone.refresh()))
}

/** @param {() => void} refresh */
export function listenToShelf(refresh) {
  let had = capacity()
  new ResizeObserver(() => {
    if (capacity() === had) return
    had = capacity()
    refresh()
  }).observe(shelf)
}

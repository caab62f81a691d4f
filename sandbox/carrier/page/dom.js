// @ts-check

/**
 * The element with that id.
 * @template {Element} T
 * @param {string} id
 * @param {new () => T} kind
 * @returns {T}
 */
export function byId(id, kind) {
  const element = document.getElementById(id)
  if (element instanceof kind) return element
  throw new Error(`The page has no ${kind.name} #${id}`)
}

/**
 * A new element with text; text never becomes markup.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {string} className
 * @param {string} [text]
 */
export function make(tag, className, text = "") {
  const element = document.createElement(tag)
  if (className) element.className = className
  element.textContent = text
  return element
}

/** A link that leaves the page alone. @param {string} className @param {string} address @param {string} [text] */
export function makeLink(className, address, text = address) {
  const link = make("a", className, text)
  link.href = address
  link.target = "_blank"
  link.rel = "noopener noreferrer"
  return link
}

/** @param {string} path @param {RequestInit} [init] */
export async function fetchJson(path, init) {
  const response = await fetch(path, init)
  const answer = response.status === 204 ? null : await response.json()
  if (!response.ok) throw new Error(answer?.error ?? `The carrier answered ${response.status}.`)
  return answer
}

/** @param {string} path @param {unknown} body */
export const postJson = (path, body) =>
  fetchJson(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  })

const time = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" })
const dateAndTime = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" })
const DAY_MS = 86_400_000

/** A time of day for the last day, else a date with it. @param {number} atMs */
export const formatTime = (atMs) => (Date.now() - atMs < DAY_MS ? time : dateAndTime).format(atMs)

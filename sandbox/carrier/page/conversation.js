// @ts-check
import { byId, fetchJson, formatTime, make, postJson } from "./dom.js"

const section = byId("conversation", HTMLElement)
const title = byId("conversation-title", HTMLHeadingElement)
const hint = byId("conversation-hint", HTMLParagraphElement)
const thread = byId("thread", HTMLDivElement)
const list = byId("messages", HTMLOListElement)
const older = byId("older", HTMLButtonElement)
const form = byId("answer", HTMLFormElement)
const to = byId("answer-to", HTMLInputElement)
const body = byId("answer-body", HTMLTextAreaElement)
const result = byId("answer-result", HTMLParagraphElement)
const senders = byId("senders", HTMLDataListElement)

const NEAR_END_PX = 80

/** @typedef {{ sid: string, direction: string, sender: string, body: string, status: string, errorCode: number | null, segments: number, atMs: number }} Shown */

let phone = ""
/** Older messages that were asked for; they stay while the newest are read again. @type {Shown[]} */
let olderMessages = []
/** @type {number | null} */
let before = null

/** @param {Shown} message */
function factsOf(message) {
  const segments = `${message.segments} ${message.segments === 1 ? "segment" : "segments"}`
  const status = message.errorCode === null ? message.status : `${message.status} (${message.errorCode})`
  return message.direction === "inbound"
    ? `to ${message.sender} · ${formatTime(message.atMs)}`
    : `from ${message.sender} · ${status} · ${segments} · ${formatTime(message.atMs)}`
}

/** @param {Shown} message */
function bubble(message) {
  const item = make("li", `bubble ${message.direction}`)
  item.dataset.sid = message.sid
  item.append(make("p", "body", message.body || "(redacted)"), make("p", "facts", factsOf(message)))
  return item
}

/** Adds and updates bubbles in place, so that reading and a screen reader are not disturbed. @param {Shown[]} messages */
function showMessages(messages) {
  const wasAtEnd = list.scrollHeight - list.scrollTop - list.clientHeight < NEAR_END_PX
  const known = new Map(
    [...list.children].map((item) => [/** @type {HTMLElement} */ (item).dataset.sid, item]),
  )
  const items = messages.map((message) => {
    const item = known.get(message.sid) ?? bubble(message)
    const facts = item.querySelector(".facts")
    if (facts && facts.textContent !== factsOf(message)) facts.textContent = factsOf(message)
    return item
  })
  const unchanged =
    items.length === list.children.length && items.every((item, at) => item === list.children[at])
  if (!unchanged) list.replaceChildren(...items)
  if (!unchanged && wasAtEnd) list.scrollTop = list.scrollHeight
}

/** The brand's numbers that wrote, the last one first: an answer goes to it. @param {Shown[]} messages */
function offerSenders(messages) {
  const heard = messages
    .filter((message) => message.direction === "outbound")
    .map((message) => message.sender)
  const distinct = [...new Set(heard.reverse())]
  senders.replaceChildren(...distinct.map((sender) => new Option(sender)))
  if (to.value === "" && distinct[0]) to.value = distinct[0]
}

const path = () => `/sandbox/phones/${encodeURIComponent(phone)}/messages`

/** Reads and shows the open conversation again. */
export async function showConversation() {
  if (phone === "") return
  const asked = phone
  const answer = await fetchJson(path())
  if (asked !== phone) return
  const shown = new Set(answer.messages.map((/** @type {Shown} */ message) => message.sid))
  const messages = [...olderMessages.filter((message) => !shown.has(message.sid)), ...answer.messages]
  if (olderMessages.length === 0) before = answer.before
  older.hidden = before === null
  showMessages(messages)
  offerSenders(messages)
}

/** Opens the conversation of a phone, or none. @param {string} number */
export async function openPhone(number) {
  phone = number
  olderMessages = []
  before = null
  list.replaceChildren()
  to.value = ""
  result.textContent = ""
  title.textContent = number || "No phone chosen"
  const isOpen = number !== ""
  hint.hidden = isOpen
  thread.hidden = !isOpen
  form.hidden = !isOpen
  document.body.classList.toggle("reading", isOpen)
  await showConversation()
  list.scrollTop = list.scrollHeight
  if (isOpen) section.focus({ preventScroll: true })
}

async function showOlder() {
  const answer = await fetchJson(`${path()}?before=${before}`)
  const newest = await fetchJson(path())
  olderMessages = [...answer.messages, ...(olderMessages.length > 0 ? olderMessages : newest.messages)]
  before = answer.before
  await showConversation()
}

/** What the brand's webhook said to the answer. @param {{ status: number | null, error: string | null }} webhook */
function webhookSentence({ status, error }) {
  if (status === null) return `Sent, but the brand's webhook did not take it: ${error}.`
  return status < 300
    ? "Sent, and the brand's webhook took it."
    : `Sent, but the brand's webhook answered ${status}.`
}

/** @param {SubmitEvent} event */
async function sendAnswer(event) {
  event.preventDefault()
  result.textContent = "Sending"
  try {
    const answer = await postJson(path(), { to: to.value.trim(), body: body.value })
    result.textContent = webhookSentence(answer.webhook)
    body.value = ""
  } catch (error) {
    result.textContent = error instanceof Error ? error.message : String(error)
  }
  await showConversation()
  list.scrollTop = list.scrollHeight
}

/** @param {() => void} leave */
export function listenToConversation(leave) {
  form.addEventListener("submit", (event) => void sendAnswer(event))
  body.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return
    event.preventDefault()
    form.requestSubmit()
  })
  older.addEventListener("click", () => void showOlder())
  byId("back", HTMLButtonElement).addEventListener("click", leave)
}

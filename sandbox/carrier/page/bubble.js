// @ts-check
import { formatTime, make, makeLink } from "./dom.js"
import { makeIcon } from "./icons.js"
import { drawMedia } from "./media.js"
import { richText } from "./rich-text.js"

/** @typedef {{ type: string, title: string, url?: string, phone?: string, code?: string }} Button */
/** @typedef {{ sid: string, seq: number, channel: "sms" | "whatsapp", direction: string, sender: string, header: string, body: string, footer: string, media: string[], buttons: Button[], answers: string | null, status: string, errorCode: number | null, errorMessage: string | null, segments: number, atMs: number }} Shown */
/** @typedef {(message: Shown, button: number) => void} Tap */

const TICKS = /** @type {Record<string, import("./icons.js").Icon>} */ ({
  sent: "tick",
  delivered: "ticks",
  received: "ticks",
  read: "ticks",
  failed: "alert",
  undelivered: "alert",
})
const BUTTON_ICONS = /** @type {Record<string, import("./icons.js").Icon>} */ ({
  QUICK_REPLY: "reply",
  PHONE_NUMBER: "call",
  COPY_CODE: "copy",
})

/** Whether it has come to the phone, as far as the carrier knows. @param {Shown} message */
export const hasArrived = ({ status }) => ["delivered", "read", "received"].includes(status)

/** @param {Shown} message */
function factsOf(message) {
  const { direction, channel, status, segments, errorCode, errorMessage } = message
  if (errorCode !== null) return `${status}: ${errorCode}${errorMessage ? `, ${errorMessage}` : ""}`
  if (direction === "inbound" || channel === "whatsapp") return ""
  return `${status} · ${segments} ${segments === 1 ? "segment" : "segments"}`
}

/** What changes after a message was drawn: its status. @param {HTMLElement} item @param {Shown} message */
export function drawStatus(item, message) {
  if (item.dataset.status === message.status) return
  item.dataset.status = message.status
  item.classList.toggle("arrived", hasArrived(message))
  for (const button of item.querySelectorAll("button")) button.disabled = !hasArrived(message)
  const meta = item.querySelector(".meta")
  const time = make("time", "", formatTime(message.atMs))
  meta?.replaceChildren(time)
  if (message.channel === "whatsapp") {
    const tick = makeIcon(TICKS[message.status] ?? "clock", message.status)
    tick.classList.toggle("seen", message.status === "read")
    meta?.append(tick)
  }
  const facts = item.querySelector(".facts")
  if (facts) facts.textContent = factsOf(message)
}

/** @param {Shown} message @param {number} place @param {Tap} tap */
function drawButton(message, place, tap) {
  const { type, title, url, phone, code } = /** @type {Button} */ (message.buttons[place])
  const address = type === "URL" ? url : type === "PHONE_NUMBER" ? `tel:${phone}` : undefined
  const element = address ? makeLink("action", address, "") : make("button", "action")
  element.append(makeIcon(BUTTON_ICONS[type] ?? "open"), make("span", "", title))
  if (element instanceof HTMLButtonElement) element.type = "button"
  if (type === "QUICK_REPLY") element.addEventListener("click", () => tap(message, place))
  if (type === "COPY_CODE")
    element.addEventListener("click", () => void navigator.clipboard.writeText(code ?? ""))
  return element
}

/** The texts and media of a message within its bubble. @param {Shown} message @param {string | null} quoted */
function drawContent(message, quoted) {
  const content = make("div", "content")
  const quote = make("p", "quoted")
  quote.append(...richText(quoted ?? "", message.channel))
  if (quoted !== null) content.append(quote)
  content.append(...message.media.map(drawMedia))
  if (message.header) content.append(make("p", "header", message.header))
  const body = make("p", "body")
  body.append(...richText(message.body, message.channel))
  if (message.body) content.append(body)
  else if (message.media.length === 0) content.append(make("p", "body redacted", "Text removed"))
  if (message.footer) content.append(make("p", "footer", message.footer))
  for (const text of content.querySelectorAll("p")) text.dir = "auto"
  content.append(make("span", "meta"))
  return content
}

/** A message as its app draws it. @param {Shown} message @param {string | null} quoted what it answers @param {Tap} tap */
export function drawMessage(message, quoted, tap) {
  const item = make("li", `message ${message.direction}`)
  item.dataset.sid = message.sid
  const bubble = make("div", "bubble")
  bubble.append(drawContent(message, quoted))
  bubble.append(...message.buttons.map((_, place) => drawButton(message, place, tap)))
  item.append(bubble, make("p", "facts"))
  drawStatus(item, message)
  return item
}

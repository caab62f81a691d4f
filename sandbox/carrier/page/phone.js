// @ts-check
import { Conversation } from "./conversation.js"
import { formatTime, make } from "./dom.js"
import { makeIcon } from "./icons.js"

const APPS = /** @type {const} */ ({ sms: "Messages", whatsapp: "WhatsApp" })
/** @typedef {keyof typeof APPS} Channel */
const CHANNELS = /** @type {Channel[]} */ (Object.keys(APPS))

/** A phone with its two apps, of which one is open. */
export class Phone {
  number
  element
  shownAtMs = Date.now()
  /** @type {Channel} */
  #open = "sms"
  /** The place of the newest message that a person has seen come. */
  #seenSeq = -1
  #clock = make("time", "")
  #keep = make("button", "keep")
  /** @type {Record<Channel, { conversation: Conversation, button: HTMLButtonElement, seenSeq: number }>} */
  #apps

  /** @param {string} number @param {(number: string) => void} toggleKept */
  constructor(number, toggleKept) {
    this.number = number
    this.element = make("article", "phone")
    this.element.setAttribute("aria-label", `Phone ${number}`)
    this.#apps = { sms: this.#app("sms"), whatsapp: this.#app("whatsapp") }
    this.#keep.type = "button"
    this.#keep.title = "Keep this phone here"
    this.#keep.append(makeIcon("pin", "Keep this phone here"))
    this.#keep.addEventListener("click", () => toggleKept(number))
    const bar = make("header", "phone-bar")
    bar.append(this.#clock, make("h2", "", number), this.#keep)
    const dock = make("nav", "dock")
    dock.setAttribute("aria-label", `Apps of ${number}`)
    dock.append(...CHANNELS.map((channel) => this.#apps[channel].button))
    this.element.append(bar, ...CHANNELS.map((channel) => this.#apps[channel].conversation.element), dock)
    this.#show(this.#open)
  }

  /** Whether a person is writing on it, so that it must not go away. */
  isBusy() {
    return CHANNELS.some((channel) => this.#apps[channel].conversation.isWriting())
  }

  /** @param {boolean} isKept */
  mark(isKept) {
    this.#keep.setAttribute("aria-pressed", String(isKept))
  }

  /** Reads both apps again; the one that got something new comes to the front, unless a person is writing. */
  async refresh() {
    this.#clock.textContent = formatTime(Date.now())
    await Promise.all(CHANNELS.map((channel) => this.#apps[channel].conversation.refresh()))
    const seqOf = (/** @type {Channel} */ channel) => this.#apps[channel].conversation.newestSeq
    const newest = seqOf("sms") > seqOf("whatsapp") ? "sms" : "whatsapp"
    const isNews = seqOf(newest) > this.#seenSeq && !this.isBusy()
    if (isNews) this.#seenSeq = seqOf(newest)
    this.#show(isNews ? newest : this.#open)
  }

  /** @param {Channel} channel */
  #app(channel) {
    const button = make("button", `launch ${channel}`, APPS[channel])
    button.type = "button"
    button.addEventListener("click", () => this.#show(channel))
    return { conversation: new Conversation(this.number, channel), button, seenSeq: -1 }
  }

  /** @param {Channel} channel */
  #show(channel) {
    const isOther = this.#apps[channel].conversation.element.hidden
    this.#open = channel
    for (const each of CHANNELS) {
      const app = this.#apps[each]
      const isOpen = each === channel
      if (isOpen) app.seenSeq = app.conversation.arrivedSeq
      app.conversation.element.hidden = !isOpen
      app.button.setAttribute("aria-pressed", String(isOpen))
      app.button.classList.toggle("unread", app.conversation.arrivedSeq > app.seenSeq)
    }
    if (isOther) this.#apps[channel].conversation.scrollToEnd()
  }
}

// @ts-check
import { Conversation } from "./conversation.js"
import { formatTime, make } from "./dom.js"
import { makeIcon } from "./icons.js"

const APPS = /** @type {const} */ ({ sms: "Messages", whatsapp: "WhatsApp" })
const CHANNELS = /** @type {(keyof typeof APPS)[]} */ (Object.keys(APPS))

/** A phone with its two apps, of which one is open. */
export class Phone {
  number
  element
  #open = CHANNELS[0]
  #clock = make("time", "")
  #keep = make("button", "keep")
  /** @type {Record<keyof typeof APPS, { conversation: Conversation, button: HTMLButtonElement, seenSid: string }>} */
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

  /**
   * Reads both apps again; the one that got something new comes to the front, unless a person is writing.
   * @param {keyof typeof APPS | undefined} newest the app of the phone's last message
   */
  async refresh(newest) {
    this.#clock.textContent = formatTime(Date.now())
    await Promise.all(CHANNELS.map((channel) => this.#apps[channel].conversation.refresh()))
    const hasNews = newest && this.#hasNews(newest)
    if (hasNews && newest !== this.#open && !this.isBusy()) this.#show(newest)
    for (const channel of CHANNELS) {
      const app = this.#apps[channel]
      if (channel === this.#open) app.seenSid = app.conversation.newestSid
      app.button.classList.toggle("unread", this.#hasNews(channel))
    }
  }

  /** @param {keyof typeof APPS} channel */
  #hasNews(channel) {
    const { conversation, seenSid } = this.#apps[channel]
    return conversation.newestSid !== seenSid
  }

  /** @param {keyof typeof APPS} channel */
  #app(channel) {
    const button = make("button", `launch ${channel}`, APPS[channel])
    button.type = "button"
    button.addEventListener("click", () => this.#show(channel))
    return { conversation: new Conversation(this.number, channel), button, seenSid: "" }
  }

  /** @param {keyof typeof APPS} channel */
  #show(channel) {
    this.#open = channel
    for (const each of CHANNELS) {
      const { conversation, button } = this.#apps[each]
      conversation.element.hidden = each !== channel
      button.setAttribute("aria-pressed", String(each === channel))
    }
    const app = this.#apps[channel]
    app.seenSid = app.conversation.newestSid
    app.button.classList.remove("unread")
    app.conversation.scrollToEnd()
  }
}

// @ts-check
import { drawMessage, drawStatus, hasArrived } from "./bubble.js"
import { createComposer, webhookSentence } from "./composer.js"
import { fetchJson, make, postJson } from "./dom.js"

/** @typedef {import("./bubble.js").Shown} Shown */

const NEAR_END_PX = 80
let count = 0

/** One app of one phone: what the brand wrote there, and where a person answers. */
export class Conversation {
  element = make("div", "app")
  /** The place of the brand's newest message, and of the newest that has come to the phone, in the order of all. */
  newestSeq = -1
  arrivedSeq = -1
  #path
  #channel
  #sender = make("input", "sender")
  #senders = make("datalist", "")
  #older = make("button", "older", "Show older messages")
  #list = make("ol", "thread")
  #result = make("p", "result")
  #composer
  /** Older messages that were asked for; they stay while the newest are read again. @type {Shown[]} */
  #olderMessages = []
  /** @type {number | null} */
  #before = null
  /** Whether the end is in sight, so that it stays there when more comes or media take their room. */
  #isAtEnd = true

  /** @param {string} number @param {"sms" | "whatsapp"} channel */
  constructor(number, channel) {
    this.#path = `/sandbox/phones/${encodeURIComponent(number)}`
    this.#channel = channel
    this.#composer = createComposer(
      number,
      () => this.#address(),
      (sentence) => void this.#say(sentence),
    )
    this.element.classList.add(channel)
    this.#older.type = "button"
    this.#older.addEventListener("click", () => void this.#showOlder())
    this.#list.setAttribute("aria-live", "polite")
    this.#list.tabIndex = 0
    this.#list.setAttribute("aria-label", channel === "sms" ? "Text messages" : "WhatsApp messages")
    this.#result.setAttribute("role", "status")
    this.#watchEnd()
    this.element.append(this.#head(), this.#older, this.#list, this.#result, this.#composer.form)
  }

  isWriting() {
    return this.#composer.isWriting()
  }

  /** Reads and shows the conversation again. */
  async refresh() {
    const answer = await this.#read("")
    const shown = new Set(answer.messages.map((message) => message.sid))
    const messages = [...this.#olderMessages.filter((message) => !shown.has(message.sid)), ...answer.messages]
    if (this.#olderMessages.length === 0) this.#before = answer.before
    this.#older.hidden = this.#before === null
    this.#show(messages)
    this.#offerSenders(messages)
    const heard = messages.filter(({ direction }) => direction === "outbound")
    this.newestSeq = heard.at(-1)?.seq ?? -1
    this.arrivedSeq = heard.findLast(hasArrived)?.seq ?? -1
  }

  scrollToEnd() {
    this.#isAtEnd = true
    this.#list.scrollTop = this.#list.scrollHeight
  }

  #stayAtEnd() {
    if (this.#isAtEnd) this.scrollToEnd()
  }

  #watchEnd() {
    const list = this.#list
    list.addEventListener("scroll", () => {
      this.#isAtEnd = list.scrollHeight - list.scrollTop - list.clientHeight < NEAR_END_PX
    })
    for (const name of ["load", "loadedmetadata", "error"])
      list.addEventListener(name, () => this.#stayAtEnd(), true)
  }

  #head() {
    const head = make("div", "app-head")
    const label = make("label", "")
    this.#senders.id = `senders-${++count}`
    this.#sender.type = "tel"
    this.#sender.autocomplete = "off"
    this.#sender.placeholder = "The brand's number"
    this.#sender.setAttribute("list", this.#senders.id)
    this.#sender.setAttribute("aria-label", "The brand's number")
    label.append(make("span", "avatar", "B"), this.#sender)
    head.append(label, this.#senders)
    return head
  }

  #address() {
    const number = this.#sender.value.trim()
    return this.#channel === "whatsapp" && number ? `whatsapp:${number}` : number
  }

  /** @param {string} query @returns {Promise<{ messages: Shown[], before: number | null }>} */
  #read(query) {
    return fetchJson(`${this.#path}/messages?channel=${this.#channel}${query}`)
  }

  async #showOlder() {
    const answer = await this.#read(`&before=${this.#before}`)
    const newest = this.#olderMessages.length > 0 ? this.#olderMessages : (await this.#read("")).messages
    this.#olderMessages = [...answer.messages, ...newest]
    this.#before = answer.before
    await this.refresh()
  }

  /** Adds and updates messages in place, so that reading and a screen reader are not disturbed. @param {Shown[]} messages */
  #show(messages) {
    const list = this.#list
    const known = new Map([...list.querySelectorAll("li")].map((item) => [item.dataset.sid, item]))
    const bodyOf = new Map(messages.map((message) => [message.sid, message.body]))
    const items = messages.map((message) => {
      const quoted = message.answers === null ? null : (bodyOf.get(message.answers) ?? null)
      const item = known.get(message.sid) ?? drawMessage(message, quoted, this.#tap)
      drawStatus(item, message)
      return item
    })
    const isUnchanged =
      items.length === list.children.length && items.every((item, at) => item === list.children[at])
    if (isUnchanged) return
    list.replaceChildren(...items)
    this.#stayAtEnd()
  }

  /** The brand's numbers that wrote, the last one first: an answer goes to it. @param {Shown[]} messages */
  #offerSenders(messages) {
    const heard = messages.filter(({ direction }) => direction === "outbound").map(({ sender }) => sender)
    const distinct = [...new Set(heard.reverse())]
    this.#senders.replaceChildren(...distinct.map((sender) => new Option(sender)))
    if (this.#sender.value === "" && distinct[0]) this.#sender.value = distinct[0]
  }

  /** @type {import("./bubble.js").Tap} */
  #tap = async ({ sid }, button) => {
    try {
      const answer = await postJson(`${this.#path}/taps`, { sid, button })
      await this.#say(webhookSentence(answer.webhook))
    } catch (error) {
      await this.#say(error instanceof Error ? error.message : String(error))
    }
  }

  /** @param {string} sentence */
  async #say(sentence) {
    this.#result.textContent = sentence
    await this.refresh()
    this.scrollToEnd()
  }
}

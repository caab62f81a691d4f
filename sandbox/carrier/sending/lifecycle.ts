import { channelOf } from "../messages/address.ts"
import { isFinal, type Message, type MessageStatus } from "../messages/message.ts"
import type { MessageStore } from "../messages/message-store.ts"
import type { Settings } from "../settings.ts"
import type { StatusCallbacks } from "../webhooks/status-callbacks.ts"
import type { WebhookResult } from "../webhooks/webhook-sender.ts"
import { magicOf } from "./magic.ts"
import { type WhatsAppRules, whatsappFailureOf } from "./whatsapp-failure.ts"
import type { Wheel } from "./wheel.ts"

type Step = { status: MessageStatus; errorCode: number | null; afterMs: number }

const SENDER_CHOSEN_AFTER_MS = 20
const JITTER = 0.25
const VALIDITY_EXPIRED = 30036
const NOT_ON_WHATSAPP = 63003
const TROUBLE = { sms: 30008, whatsapp: 63012 }

/** Spreads a latency by a quarter to both sides. */
const jittered = (ms: number): number => ms * (1 - JITTER + Math.random() * 2 * JITTER)

/** Whether a number is one of a share, always the same: its last digits, backwards, are read as a part of one. */
const isOfShare = (address: string, share: number): boolean =>
  Number(`0.${[...address.slice(-4)].reverse().join("")}`) < share

/** Moves messages through their statuses, and has each change called back. */
export class Lifecycle {
  #store: MessageStore
  #rules: WhatsAppRules
  #wheel: Wheel
  #callbacks: StatusCallbacks
  #settings: Readonly<Settings>

  constructor(parts: {
    store: MessageStore
    rules: WhatsAppRules
    wheel: Wheel
    callbacks: StatusCallbacks
    settings: Readonly<Settings>
  }) {
    this.#store = parts.store
    this.#rules = parts.rules
    this.#wheel = parts.wheel
    this.#callbacks = parts.callbacks
    this.#settings = parts.settings
  }

  /** Begins, or after a restart resumes, the way of an outbound message from its present status. */
  start(message: Message): void {
    if (message.direction === "inbound" || isFinal(message.status)) return
    const steps = this.#plan(message)
    const reached = steps.findIndex((step) => step.status === message.status)
    this.#schedule(message, steps.slice(reached + 1))
  }

  /** Sends at once and waits until the callback for it was answered; the rest follows as usual. */
  async startWithEarlyCallback(message: Message): Promise<void> {
    const steps = this.#plan(message)
    const sent = steps.findIndex((step) => step.status === "sent")
    await this.#apply(message, { status: "sent", errorCode: null, afterMs: 0 })
    this.#schedule(message, steps.slice(sent + 1))
  }

  cancel(message: Message): void {
    void this.#apply(message, { status: "canceled", errorCode: null, afterMs: 0 })
  }

  #plan(message: Message): Step[] {
    const { sendLatencyMs, deliverLatencyMs, readLatencyMs } = this.#settings
    const queuedAfterMs = message.sendAtMs === null ? SENDER_CHOSEN_AFTER_MS : message.sendAtMs - Date.now()
    const queued = { status: "queued" as const, errorCode: null, afterMs: Math.max(0, queuedAfterMs) }
    const sent = { status: "sent" as const, errorCode: null, afterMs: jittered(sendLatencyMs) }
    const end = this.#end(message)
    if (end === "queued") return [queued]
    if (end === "sent") return [queued, sent]
    if (end.status === "failed") return [queued, { ...end, afterMs: sent.afterMs }]
    const steps = [queued, sent, { ...end, afterMs: jittered(deliverLatencyMs) }]
    return end.status === "delivered" && this.#isRead(message)
      ? [...steps, { status: "read", errorCode: null, afterMs: jittered(readLatencyMs) }]
      : steps
  }

  /** Only WhatsApp tells that a message was read. */
  #isRead({ to }: Message): boolean {
    if (channelOf(to) !== "whatsapp") return false
    const effect = magicOf(to)?.sending
    return effect?.kind === "reader" ? effect.reads : Math.random() < this.#settings.readRate
  }

  /** The last status: what a magic number says, else delivered, save for the share set to fail. */
  #end(message: Message): "queued" | "sent" | Omit<Step, "afterMs"> {
    const effect = magicOf(message.to)?.sending
    if (effect?.kind === "stay") return effect.status
    if (effect?.kind === "end") return { status: effect.status, errorCode: effect.errorCode }
    const failure = whatsappFailureOf(this.#rules, message)
    if (failure !== null) return { status: "failed", errorCode: failure }
    const { notOnWhatsAppRate, failureRate } = this.#settings
    const channel = channelOf(message.to)
    if (channel === "whatsapp" && isOfShare(message.to, notOnWhatsAppRate))
      return { status: "undelivered", errorCode: NOT_ON_WHATSAPP }
    if (Math.random() < failureRate) return { status: "undelivered", errorCode: TROUBLE[channel] }
    return { status: "delivered", errorCode: null }
  }

  #schedule(message: Message, steps: readonly Step[]): void {
    const [next, ...rest] = steps
    if (!next) return
    this.#wheel.after(next.afterMs, () => {
      const isOver = isFinal(message.status) && next.status !== "read"
      if (message.deleted || isOver) return
      void this.#apply(message, this.#inTime(message, next))
      this.#schedule(message, rest)
    })
  }

  /** A message that waited longer than its validity period fails instead of leaving. */
  #inTime(message: Message, step: Step): Step {
    const queuedAtMs = message.sendAtMs ?? message.createdAtMs
    const expired = step.status === "sent" && Date.now() - queuedAtMs > message.validitySeconds * 1000
    return expired ? { ...step, status: "failed", errorCode: VALIDITY_EXPIRED } : step
  }

  #apply(message: Message, step: Step): Promise<WebhookResult | null> {
    this.#store.transition(message, step.status, step.errorCode, Date.now())
    return this.#callbacks.notify(message)
  }
}

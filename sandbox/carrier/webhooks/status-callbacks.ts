import { createHash } from "node:crypto"
import { channelOf } from "../messages/address.ts"
import type { Message, MessageStatus } from "../messages/message.ts"
import { API_VERSION, errorMessageOf } from "../messages/message-json.ts"
import { magicOf } from "../sending/magic.ts"
import type { Wheel } from "../sending/wheel.ts"
import type { Settings } from "../settings.ts"
import type { WebhookParams } from "./signature.ts"
import type { Webhook, WebhookResult, WebhookSender } from "./webhook-sender.ts"

const LATE_CALLBACK_MS = 200
const REPEATS = 3
const FORGED_ERROR_CODE = 30005

/** YYMMDDhhmm in UTC, as carriers write the time of a receipt. */
const receiptDate = (atMs: number): string => new Date(atMs).toISOString().replace(/\D/g, "").slice(2, 12)

const installSids = new Map<string, string>()

/** The channel of a sender has the same sid at any time. */
function installSidOf(sender: string): string {
  const sid = installSids.get(sender) ?? `XE${createHash("md5").update(sender).digest("hex")}`
  installSids.set(sender, sid)
  return sid
}

/** Tells a message's StatusCallback about its status, well or, for magic recipients, badly. */
export class StatusCallbacks {
  #accountSid: string
  #webhooks: WebhookSender
  #wheel: Wheel
  #settings: Readonly<Settings>
  #underway = new Map<string, Promise<WebhookResult | null>>()

  constructor(parts: {
    accountSid: string
    webhooks: WebhookSender
    wheel: Wheel
    settings: Readonly<Settings>
  }) {
    this.#accountSid = parts.accountSid
    this.#webhooks = parts.webhooks
    this.#wheel = parts.wheel
    this.#settings = parts.settings
  }

  /**
   * Calls back the present status, after the callbacks for earlier ones of the same message were answered.
   * Resolves with the answer, or null when nobody asked to be called.
   */
  async notify(message: Message): Promise<WebhookResult | null> {
    const url = message.statusCallback
    if (url === null || !this.#settings.callbacksEnabled) return null
    const { sid, status } = message
    const webhook = { url, params: this.#params(message, status, message.errorCode) }
    const post = () => this.#post(message, status, webhook)
    const posted = this.#underway.get(sid)?.then(post) ?? post()
    this.#underway.set(sid, posted)
    const result = await posted
    if (this.#underway.get(sid) === posted) this.#underway.delete(sid)
    return result
  }

  async #post(message: Message, status: MessageStatus, webhook: Webhook): Promise<WebhookResult | null> {
    const effect = magicOf(message.to)?.sending
    switch (effect?.kind === "callbacks" ? effect.style : "normal") {
      case "none":
        return null
      case "repeated":
        return this.#postRepeatedly(webhook)
      case "reversed":
        return this.#postReversed(message, status, webhook)
      case "forged":
        return this.#postForgedFirst(message, status, webhook)
      default:
        return this.#webhooks.post(webhook)
    }
  }

  async #postRepeatedly(webhook: Webhook): Promise<WebhookResult | null> {
    const results = await Promise.all(Array.from({ length: REPEATS }, () => this.#webhooks.post(webhook)))
    return results[0] ?? null
  }

  async #postReversed(
    message: Message,
    status: MessageStatus,
    webhook: Webhook,
  ): Promise<WebhookResult | null> {
    if (status === "sent") return null
    const result = await this.#webhooks.post(webhook)
    const sent = { ...webhook, params: this.#params(message, "sent", null) }
    if (status === "delivered") this.#wheel.after(LATE_CALLBACK_MS, () => void this.#webhooks.post(sent))
    return result
  }

  async #postForgedFirst(
    message: Message,
    status: MessageStatus,
    webhook: Webhook,
  ): Promise<WebhookResult | null> {
    if (status === "sent") {
      const params = this.#params(message, "failed", FORGED_ERROR_CODE)
      await this.#webhooks.post({ url: webhook.url, params, forgedToken: "not the account's token" })
    }
    return this.#webhooks.post(webhook)
  }

  #params(message: Message, status: MessageStatus, errorCode: number | null): WebhookParams {
    const params: Record<string, string> = {
      AccountSid: this.#accountSid,
      ApiVersion: API_VERSION,
      From: message.from,
      MessageSid: message.sid,
      MessageStatus: status,
      SmsSid: message.sid,
      SmsStatus: status,
      To: message.to,
    }
    if (message.messagingServiceSid !== null) params.MessagingServiceSid = message.messagingServiceSid
    if (errorCode !== null) params.ErrorCode = String(errorCode)
    if (channelOf(message.to) === "whatsapp")
      return { ...params, ...this.#channelParams(message, status, errorCode) }
    if (status === "delivered" || status === "undelivered")
      params.RawDlrDoneDate = receiptDate(message.updatedAtMs)
    return params
  }

  /** What a callback of WhatsApp has besides. */
  #channelParams(message: Message, status: MessageStatus, errorCode: number | null): WebhookParams {
    const params: Record<string, string> = {
      ChannelInstallSid: installSidOf(message.from),
      ChannelPrefix: "whatsapp",
    }
    const reason = errorMessageOf(errorCode)
    if (reason !== null) params.ChannelStatusMessage = reason
    if (status === "read" || status === "delivered" || status === "undelivered")
      params.EventType = status.toUpperCase()
    return params
  }
}

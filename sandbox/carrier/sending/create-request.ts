import { channelOf, numberOf } from "../messages/address.ts"
import type { SentTemplate } from "../messages/message.ts"
import { RestError } from "../rest-error.ts"
import { isWebhookUrl } from "../webhooks/webhook-url.ts"
import { isE164, isSender } from "./e164.ts"
import { type Form, value } from "./form.ts"
import { refusalOfSender } from "./magic.ts"
import { readTemplate } from "./template-request.ts"

export type CreateRequest = {
  to: string
  from: string | null
  messagingServiceSid: string | null
  body: string
  media: readonly string[]
  template: SentTemplate | null
  smartEncoded: boolean
  statusCallback: string | null
  validitySeconds: number
  sendAtMs: number | null
}

const MAX_BODY_LENGTH = 1600
const MAX_MEDIA = { sms: 10, whatsapp: 1 }
const DEFAULT_VALIDITY_SECONDS = 36_000
const MIN_SCHEDULE_MS = 15 * 60_000
const MAX_SCHEDULE_MS = 35 * 86_400_000
const MESSAGING_SERVICE_SID = /^MG[0-9a-f]{32}$/i

function readTo(form: Form): string {
  const to = value(form, "To")
  if (to === "") throw new RestError(21604)
  if (!isE164(numberOf(to))) throw new RestError(21211, `Invalid 'To' Phone Number: ${to}`)
  return to
}

function readSender(form: Form, to: string): Pick<CreateRequest, "from" | "messagingServiceSid"> {
  const from = value(form, "From")
  const service = value(form, "MessagingServiceSid")
  if (from === "" && service === "") throw new RestError(21603)
  if (service !== "" && !MESSAGING_SERVICE_SID.test(service)) throw new RestError(21703)
  const refusal = refusalOfSender(from)
  if (refusal !== undefined) throw new RestError(refusal)
  if (from !== "" && channelOf(from) !== channelOf(to)) throw new RestError(21910)
  if (from !== "" && !isSender(from)) throw new RestError(21212, `Invalid 'From' Phone Number: ${from}`)
  return { from: from || null, messagingServiceSid: service || null }
}

function readMedia(form: Form, most: number): string[] {
  const media = [form.MediaUrl ?? []].flat().filter((url) => url !== "")
  if (media.length > most) throw new RestError(21623)
  if (!media.every(isWebhookUrl)) throw new RestError(21620)
  return media
}

type RequestContent = Pick<CreateRequest, "body" | "media" | "template" | "smartEncoded">

/** A template, which leaves body and media to itself, or else these. */
function readContent(form: Form, to: string): RequestContent {
  const template = readTemplate(form)
  if (template) return { body: "", media: [], template, smartEncoded: false }
  const body = value(form, "Body")
  const media = form.MediaUrl === undefined ? [] : readMedia(form, MAX_MEDIA[channelOf(to)])
  if (body === "" && media.length === 0) throw new RestError(21602)
  if (body.length > MAX_BODY_LENGTH) throw new RestError(21617)
  return { body, media, template, smartEncoded: value(form, "SmartEncoded").toLowerCase() === "true" }
}

function readStatusCallback(form: Form): string | null {
  const url = value(form, "StatusCallback")
  if (url !== "" && !isWebhookUrl(url)) throw new RestError(21609)
  return url || null
}

function readValiditySeconds(form: Form): number {
  const given = value(form, "ValidityPeriod")
  if (given === "") return DEFAULT_VALIDITY_SECONDS
  const seconds = /^\d{1,5}$/.test(given) ? Number(given) : 0
  if (seconds < 1 || seconds > DEFAULT_VALIDITY_SECONDS) throw new RestError(90007)
  return seconds
}

function readSchedule(form: Form, nowMs: number): number | null {
  if (value(form, "ScheduleType") !== "fixed") return null
  if (value(form, "MessagingServiceSid") === "") throw new RestError(35118)
  const sendAt = value(form, "SendAt")
  if (sendAt === "") throw new RestError(35114)
  const aheadMs = Date.parse(sendAt) - nowMs
  if (!(aheadMs >= MIN_SCHEDULE_MS && aheadMs <= MAX_SCHEDULE_MS)) throw new RestError(35111)
  return nowMs + aheadMs
}

/**
 * Reads the form of a create as Twilio would; unknown parameters are ignored.
 * @throws RestError 21604, 21211, 21603, 21703, 21212, 21606, 21611, 21910, 21655, 21656, 21602, 21617, 21620,
 * 21623, 21609, 90007, 35111, 35114, 35118
 */
export function readCreateRequest(form: Form, nowMs: number): CreateRequest {
  const to = readTo(form)
  const sender = readSender(form, to)
  if (to === sender.from) throw new RestError(21266)
  return {
    to,
    ...sender,
    ...readContent(form, to),
    statusCallback: readStatusCallback(form),
    validitySeconds: readValiditySeconds(form),
    sendAtMs: readSchedule(form, nowMs),
  }
}

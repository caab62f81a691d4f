import { RestError } from "../rest-error.ts"
import { isWebhookUrl } from "../webhooks/webhook-url.ts"
import { isE164, isSender } from "./e164.ts"
import { refusalOfSender } from "./magic.ts"

/** A form as parsed: a repeated key is an array. */
export type Form = Readonly<Record<string, string | string[] | undefined>>

export type CreateRequest = {
  to: string
  from: string | null
  messagingServiceSid: string | null
  body: string
  numMedia: number
  smartEncoded: boolean
  statusCallback: string | null
  validitySeconds: number
  sendAtMs: number | null
}

const MAX_BODY_LENGTH = 1600
const MAX_MEDIA = 10
const DEFAULT_VALIDITY_SECONDS = 36_000
const MIN_SCHEDULE_MS = 15 * 60_000
const MAX_SCHEDULE_MS = 35 * 86_400_000
const MESSAGING_SERVICE_SID = /^MG[0-9a-f]{32}$/i

/** The last value of a key, or "" when it is absent. */
function value(form: Form, key: string): string {
  const given = form[key]
  return (Array.isArray(given) ? given.at(-1) : given) ?? ""
}

function readTo(form: Form): string {
  const to = value(form, "To")
  if (to === "") throw new RestError(21604)
  if (!isE164(to)) throw new RestError(21211, `Invalid 'To' Phone Number: ${to}`)
  return to
}

function readSender(form: Form): Pick<CreateRequest, "from" | "messagingServiceSid"> {
  const from = value(form, "From")
  const service = value(form, "MessagingServiceSid")
  if (from === "" && service === "") throw new RestError(21603)
  if (service !== "" && !MESSAGING_SERVICE_SID.test(service)) throw new RestError(21703)
  const refusal = refusalOfSender(from)
  if (refusal !== undefined) throw new RestError(refusal)
  if (from !== "" && !isSender(from)) throw new RestError(21212, `Invalid 'From' Phone Number: ${from}`)
  return { from: from || null, messagingServiceSid: service || null }
}

function readMedia(form: Form): string[] {
  const media = [form.MediaUrl ?? []].flat().filter((url) => url !== "")
  if (media.length > MAX_MEDIA) throw new RestError(21623)
  if (!media.every(isWebhookUrl)) throw new RestError(21620)
  return media
}

function readContent(form: Form): Pick<CreateRequest, "body" | "numMedia" | "smartEncoded"> {
  const body = value(form, "Body")
  if (value(form, "ContentSid") !== "") throw new RestError(21655)
  const numMedia = form.MediaUrl === undefined ? 0 : readMedia(form).length
  if (body === "" && numMedia === 0) throw new RestError(21602)
  if (body.length > MAX_BODY_LENGTH) throw new RestError(21617)
  return { body, numMedia, smartEncoded: value(form, "SmartEncoded").toLowerCase() === "true" }
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
 * @throws RestError 21604, 21211, 21603, 21703, 21212, 21606, 21611, 21655, 21602, 21617, 21620, 21623,
 * 21609, 90007, 35111, 35114, 35118
 */
export function readCreateRequest(form: Form, nowMs: number): CreateRequest {
  const to = readTo(form)
  const sender = readSender(form)
  if (to === sender.from) throw new RestError(21266)
  return {
    to,
    ...sender,
    ...readContent(form),
    statusCallback: readStatusCallback(form),
    validitySeconds: readValiditySeconds(form),
    sendAtMs: readSchedule(form, nowMs),
  }
}

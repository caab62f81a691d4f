import pMap from "p-map"
import twilio from "twilio"
import { z } from "zod"
import { InvalidInputError, UnavailableError } from "#lib/platform/errors.ts"
import type { Sender } from "#prisma/generated/client.ts"
import type { Channel } from "#prisma/generated/enums.ts"
import type { TwilioSettings } from "./account.ts"
import { withTwilioClient } from "./client.ts"
import { isMessagingService } from "./messaging-service.ts"

/** What Twilio says about a sender: ours and able to send, or why not. */
export const senderVerdict = z.enum(["verified", "no_sms", "empty_pool", "not_online", "not_owned"])
export type SenderVerdict = z.output<typeof senderVerdict>

/** Whose senders Twilio is asked about. */
export const twilioChannels = ["sms", "whatsapp"] as const satisfies Channel[]

/** A number, or the SID of a messaging service. */
export type AskedSender = Pick<Sender, "channel" | "address">

const requestsAtOnce = 8
/** As many as a messaging service may have (Twilio's default). */
const largestPool = 400

/**
 * Asks Twilio whose the credentials are and which of the senders are theirs and can send, in the same order.
 * IncomingPhoneNumbers lists bought, ported and hosted numbers alike, those of messaging services among them (OpenAPI
 * `twilio_api_v2010`, `Origin`). Throws InvalidInputError for credentials that Twilio does not take, UnavailableError when it
 * cannot be asked.
 */
export async function askAboutSenders(
  settings: TwilioSettings,
  senders: AskedSender[],
): Promise<SenderVerdict[]> {
  return withTwilioClient(settings, async (client) => {
    await requireActive(client, settings.accountSid)
    const isWhatsApp = ({ channel }: AskedSender) => channel === "whatsapp"
    const statuses = senders.some(isWhatsApp) ? await listWhatsAppStatuses(client) : noStatuses
    const verdictOf = (sender: AskedSender) =>
      isWhatsApp(sender) ? verdictOnWhatsApp(statuses, sender) : verdictOnSms(client, sender)
    return pMap(senders, verdictOf, { concurrency: requestsAtOnce })
  }).catch((error: unknown) => {
    throw asked(error)
  })
}

/** The same for one. */
export async function askAboutSender(settings: TwilioSettings, sender: AskedSender): Promise<SenderVerdict> {
  const [verdict] = await askAboutSenders(settings, [sender])
  if (!verdict) throw new Error("A sender was asked about and no verdict came")
  return verdict
}

/**
 * The numbers in the pool of a messaging service; none of one that the Twilio account does not have. Throws as
 * `askAboutSenders` does.
 */
export async function listPool(settings: TwilioSettings, sid: string): Promise<string[]> {
  return withTwilioClient(settings, async (client) => {
    const pool = client.messaging.v1.services(sid).phoneNumbers
    const numbers = await pool.list({ limit: largestPool }).catch((error) => isMissing(error) || [])
    return numbers.map(({ phoneNumber }) => phoneNumber)
  }).catch((error: unknown) => {
    throw asked(error)
  })
}

async function requireActive(client: twilio.Twilio, accountSid: string): Promise<void> {
  const { status } = await client.api.v2010.accounts(accountSid).fetch()
  if (status === "active") return
  throw refused(`This Twilio account is ${status}: open the Twilio Console to see why`)
}

const verdictOnSms = (client: twilio.Twilio, { address }: AskedSender): Promise<SenderVerdict> =>
  isMessagingService(address) ? verdictOnService(client, address) : verdictOnNumber(client, address)

/** The filter takes parts of numbers as well, so that what comes is compared. */
async function verdictOnNumber(client: twilio.Twilio, number: string): Promise<SenderVerdict> {
  const listed = await client.incomingPhoneNumbers.list({ phoneNumber: number, limit: 50 })
  const own = listed.find(({ phoneNumber }) => phoneNumber === number)
  if (!own) return "not_owned"
  return own.capabilities.sms ? "verified" : "no_sms"
}

/** Its pool may hold short codes and names instead of numbers; those send by their nature. */
async function verdictOnService(client: twilio.Twilio, sid: string): Promise<SenderVerdict> {
  const service = client.messaging.v1.services(sid)
  const isOwn = await service.fetch().then(() => true, isMissing)
  if (!isOwn) return "not_owned"
  const numbers = await service.phoneNumbers.list({ limit: largestPool })
  if (numbers.some(({ capabilities }) => capabilities.includes("SMS"))) return "verified"
  const others = await Promise.all([
    service.shortCodes.list({ limit: 1 }),
    service.alphaSenders.list({ limit: 1 }),
  ])
  if (others.flat().length > 0) return "verified"
  return numbers.length > 0 ? "no_sms" : "empty_pool"
}

/** What Twilio says of each WhatsApp sender, by its address there. */
type Statuses = ReadonlyMap<string, string>
const noStatuses: Statuses = new Map()

/** Numbers are registered for WhatsApp one by one (Senders API), Twilio's own and others; there is no filter by number. */
async function listWhatsAppStatuses(client: twilio.Twilio): Promise<Statuses> {
  const listed = await client.messaging.v2.channelsSenders.list({ channel: "whatsapp" })
  return new Map(listed.map(({ senderId, status }) => [senderId, status]))
}

/** ONLINE is all that can send. */
function verdictOnWhatsApp(statuses: Statuses, { address }: AskedSender): SenderVerdict {
  const status = statuses.get(`whatsapp:${address}`)
  if (status === undefined) return "not_owned"
  return status.startsWith("ONLINE") ? "verified" : "not_online"
}

/** False for what does not exist in the account; any other error is thrown again. */
function isMissing(error: unknown): false {
  if (error instanceof twilio.RestException && error.status === 404) return false
  throw error
}

const refused = (message: string) => new InvalidInputError(message, [{ path: "authToken", message }])

/** Twilio answers 401 (20003) for a wrong token and 404 (20404) for an account that the token does not open. */
function asked(error: unknown): unknown {
  if (error instanceof InvalidInputError) return error
  const isRefusal = error instanceof twilio.RestException && [401, 403, 404].includes(error.status)
  if (isRefusal)
    return refused("Twilio does not take these credentials: copy Account SID and Auth Token from its Console")
  const message = "Twilio could not be asked, and nothing was changed: try again in a minute"
  return new UnavailableError(message, { cause: error })
}

import pMap from "p-map"
import twilio from "twilio"
import { z } from "zod"
import { InvalidInputError, UnavailableError } from "#lib/platform/errors.ts"
import type { TwilioSettings } from "./account.ts"
import { withTwilioClient } from "./client.ts"

/** What Twilio says about a number: ours and good for SMS, ours and not good for it, or not ours. */
export const numberVerdict = z.enum(["verified", "no_sms", "not_owned"])
export type NumberVerdict = z.output<typeof numberVerdict>

const requestsAtOnce = 8

/**
 * Asks Twilio whose the credentials are and which of the numbers (E.164) are theirs, in the same order. IncomingPhoneNumbers
 * lists bought, ported and hosted numbers alike, those of messaging services among them (OpenAPI `twilio_api_v2010`, `Origin`).
 * Throws InvalidInputError for credentials that Twilio does not take, UnavailableError when it cannot be asked.
 */
export async function askAboutNumbers(settings: TwilioSettings, numbers: string[]): Promise<NumberVerdict[]> {
  return withTwilioClient(settings, async (client) => {
    await requireActive(client, settings.accountSid)
    return pMap(numbers, (number) => verdictOn(client, number), { concurrency: requestsAtOnce })
  }).catch((error: unknown) => {
    throw asked(error)
  })
}

/** The same for one number. */
export async function askAboutNumber(settings: TwilioSettings, number: string): Promise<NumberVerdict> {
  const [verdict] = await askAboutNumbers(settings, [number])
  if (!verdict) throw new Error("A number was asked about and no verdict came")
  return verdict
}

async function requireActive(client: twilio.Twilio, accountSid: string): Promise<void> {
  const { status } = await client.api.v2010.accounts(accountSid).fetch()
  if (status === "active") return
  throw refused(`This Twilio account is ${status}: open the Twilio Console to see why`)
}

/** The filter takes parts of numbers as well, so that what comes is compared. */
async function verdictOn(client: twilio.Twilio, number: string): Promise<NumberVerdict> {
  const listed = await client.incomingPhoneNumbers.list({ phoneNumber: number, limit: 50 })
  const own = listed.find(({ phoneNumber }) => phoneNumber === number)
  if (!own) return "not_owned"
  return own.capabilities.sms ? "verified" : "no_sms"
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

import type { AccountCountries } from "#lib/addresses/account-countries.ts"
import type { PhoneReading } from "#lib/addresses/phone-number.ts"
import { channelOf } from "#lib/channels/channels.ts"
import type { Leg } from "#lib/channels/leg.ts"
import type { Channel } from "#prisma/generated/enums.ts"
import { type GivenVariables, parseApiVariables } from "./parse-api-variables.ts"

/** A consumer of a campaign request, in the new form or in the old one (wire contract 2.1). */
export type ConsumerInput = GivenVariables & {
  consumerContent?: Record<string, unknown> | null
  consumerCountryCode?: string | null
  consumerPhoneNumber?: string | null
}

/** `errorMessage` is one of the exact strings of wire contract 2.1, "failedConsumers". */
export type ConsumerReading = { ok: true; address: string; variables: string[] } | ConsumerRefusal

/** `number` is what the account's rules made of the number; null when there is none. */
export type ConsumerRefusal = { ok: false; errorMessage: string; number: PhoneReading | null }

export type ConsumerRules = {
  leg: Leg
  countries: AccountCountries
  /** The numbers accepted before. */
  taken: ReadonlySet<string>
}

/**
 * Reads one recipient of a campaign by its first leg. A number of a country that the account's Settings leave out is INVALID_NUMBER:
 * "country code and/or number not valid" is all that the wire contract has for it.
 */
export function parseApiConsumer(
  consumer: ConsumerInput,
  { leg: { channel, content }, countries, taken }: ConsumerRules,
): ConsumerReading {
  const { apiNames, parseAddress, variableParts, render } = channelOf(channel)
  const raw = addressGiven(consumer, channel)
  if (!raw) {
    const errorMessage = `MISSING_CONSUMER_INFORMATION==${apiNames[0]?.toUpperCase()}`
    return { ok: false, errorMessage, number: null }
  }
  const number = parseAddress(raw, countries)
  const failed = (errorMessage: string): ConsumerReading => ({ ok: false, errorMessage, number })
  if (!number.ok || isLeftOut(number.country, countries)) return failed("INVALID_NUMBER")
  if (taken.has(number.e164)) return failed("DUPLICATE_NUMBER")
  const read = parseApiVariables(consumer, variableParts(content))
  if (!read.ok) return failed(read.errorMessage)
  if (render(content, read.values).body.trim() === "") return failed("MISSING_VARIABLE=1")
  return { ok: true, address: number.e164, variables: read.values }
}

/** The recipient's address on a channel, which may be another than the first leg's; null for none, or one that is refused. */
export function addressOn(
  consumer: ConsumerInput,
  channel: Channel,
  countries: AccountCountries,
): string | null {
  const read = channelOf(channel).parseAddress(addressGiven(consumer, channel), countries)
  return read.ok && !isLeftOut(read.country, countries) ? read.e164 : null
}

const isLeftOut = (country: string | null, { isLimited, named }: AccountCountries) =>
  isLimited && !named.has(country ?? "")

/** The number as given, country code first; the channel goes by several names, in any case. */
export function addressGiven(consumer: ConsumerInput, channel: Channel): string {
  const { consumerContent, consumerCountryCode, consumerPhoneNumber } = consumer
  if (!consumerContent)
    return `+${consumerCountryCode ?? ""}${consumerPhoneNumber ?? ""}`.replace(/^\++/, "+")
  const { apiNames } = channelOf(channel)
  const entry = Object.entries(consumerContent).find(([name]) => apiNames.includes(name.toLowerCase()))
  return typeof entry?.[1] === "string" ? entry[1].trim() : ""
}

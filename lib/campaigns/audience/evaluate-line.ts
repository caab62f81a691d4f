import type { AccountCountries } from "#lib/addresses/account-countries.ts"
import { addressKey } from "#lib/addresses/address-key.ts"
import { placeOf } from "#lib/addresses/place.ts"
import { channelOf } from "#lib/channels/channels.ts"
import type { Channel } from "#prisma/generated/enums.ts"
import type { RecipientProblem, RecipientWarning } from "./recipient-problem.ts"
import { type MessageTemplate, recipientRenderer } from "./render-recipient.ts"

/** A line as it was given: the number and the cells after it. */
export type SourceLine = { line: number; raw: string; columns: string[] }

/** A line as it is stored; duplicates are marked later, when all lines are known. */
export type EvaluatedLine = SourceLine & {
  address: string | null
  addressKey: string | null
  country: string | null
  place: string
  text: string
  segments: number
  problem: RecipientProblem | null
  warning: RecipientWarning | null
}

/** Reads numbers and renders messages for the lines of one audience. */
export function lineEvaluator(
  accountId: string,
  countries: AccountCountries,
  template: MessageTemplate,
): (source: SourceLine) => EvaluatedLine {
  const render = recipientRenderer(template)
  const parseAddress = addressReader(accountId, template.channel, countries)
  return (source) => {
    const given = storable(source)
    const number = parseAddress(given.raw)
    const { text, segments, problem, isCostly } = render(given.columns)
    return {
      ...given,
      ...number,
      text,
      segments,
      problem: number.problem ?? problem,
      warning: number.warning ?? (isCostly ? "costly_character" : null),
    }
  }
}

function addressReader(accountId: string, channel: Channel, countries: AccountCountries) {
  const { parseAddress } = channelOf(channel)
  return (raw: string) => {
    const reading = parseAddress(raw, countries)
    if (!reading.ok) return { ...noNumber, problem: reading.problem }
    return {
      address: reading.e164,
      addressKey: addressKey(accountId, channel, reading.e164),
      country: reading.country,
      place: placeOf(reading.e164),
      problem: null,
      warning: reading.warning,
    }
  }
}

const noNumber = { address: null, addressKey: null, country: null, place: "", warning: null }

/** Postgres holds neither NUL nor half a surrogate pair. */
function storable({ line, raw, columns }: SourceLine): SourceLine {
  return { line, raw: clean(raw), columns: columns.map(clean) }
}

const clean = (text: string) => text.toWellFormed().replaceAll("\u0000", "\ufffd")

import { randomUUID } from "node:crypto"
import type { AccountCountries } from "#lib/addresses/account-countries.ts"
import { addressKey } from "#lib/addresses/address-key.ts"
import { placeOf } from "#lib/addresses/place.ts"
import type { RefusedConsumer } from "#lib/campaigns/audience/keep-refused.ts"
import { addressGiven, addressOn, parseApiConsumer } from "#lib/campaigns/audience/parse-api-consumer.ts"
import { laterLegsOf } from "#lib/campaigns/launch/later-legs.ts"
import { channelOf } from "#lib/channels/channels.ts"
import type { Leg, Legs } from "#lib/channels/leg.ts"
import type { LaterLeg } from "#lib/ledger/create/create-later-legs.ts"
import type { GivenLine } from "#lib/ledger/create/message-lines.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import type { Prisma } from "#prisma/generated/client.ts"
import type { Channel } from "#prisma/generated/enums.ts"
import { type ApiCampaignAnswer, acceptedConsumer, failedConsumer } from "./api-campaign-answer.ts"
import type { ApiConsumer } from "./api-campaign-schema.ts"

type ConsumerRows = Pick<ApiCampaignAnswer, "acceptedConsumers" | "failedConsumers"> & {
  messages: GivenLine[]
  laterLegs: LaterLeg[]
  refused: RefusedConsumer[]
}

/**
 * Sorts the consumers of a request into messages, with the legs that may follow, and failures. A number counts as taken
 * once a recipient with it was accepted; `line` is the place in the request, from 1.
 */
export function sortConsumers(
  ctx: Ctx,
  consumers: ApiConsumer[],
  legs: Legs,
  countries: AccountCountries,
): ConsumerRows {
  const [leg] = legs
  const campaign = { accountId: ctx.accountId, legs }
  const rows: ConsumerRows = {
    ...{ acceptedConsumers: [], failedConsumers: [] },
    ...{ messages: [], laterLegs: [], refused: [] },
  }
  const taken = new Set<string>()
  for (const [index, consumer] of consumers.entries()) {
    const read = parseApiConsumer(consumer, { leg, countries, taken })
    if (!read.ok) {
      const { errorMessage, number } = read
      const raw = addressGiven(consumer, leg.channel)
      rows.failedConsumers.push(failedConsumer(consumer, raw, read))
      rows.refused.push({ line: index + 1, raw, errorMessage, number })
      continue
    }
    taken.add(read.address)
    const line = index + 1
    const message = { ...messageOf(ctx, consumer, read, leg), line }
    rows.messages.push(message)
    const reading = (channel: Channel) => addressOn(consumer, channel, countries)
    const reachable = { line, variables: read.variables, addressOn: reading }
    rows.laterLegs.push(...laterLegsOf(campaign, reachable))
    rows.acceptedConsumers.push(acceptedConsumer(consumer, message.id, read.address))
  }
  return rows
}

type Accepted = { address: string; variables: string[] }

function messageOf(ctx: Ctx, consumer: ApiConsumer, { address, variables }: Accepted, leg: Leg) {
  const { channel, content } = leg
  const { render, measure } = channelOf(channel)
  const { body, payload } = render(content, variables)
  return {
    id: randomUUID(),
    address,
    place: placeOf(address),
    addressKey: addressKey(ctx.accountId, channel, address),
    body,
    payload,
    segments: measure(body).segments,
    context: contextOf(consumer),
  }
}

/** What the agent will see of the consumer once he or she answers (wire contract 2.4). */
function contextOf({ personalInfo, customerInfo }: ApiConsumer): Prisma.InputJsonObject | undefined {
  if (!personalInfo && !customerInfo) return undefined
  return {
    ...(personalInfo && { personalInfo }),
    ...(customerInfo && { customerInfo }),
  } as Prisma.InputJsonObject
}

import { randomUUID } from "node:crypto"
import type { AccountCountries } from "#lib/addresses/account-countries.ts"
import { addressKey } from "#lib/addresses/address-key.ts"
import { placeOf } from "#lib/addresses/place.ts"
import type { RefusedConsumer } from "#lib/campaigns/audience/keep-refused.ts"
import { parseApiConsumer, smsNumberOf } from "#lib/campaigns/audience/parse-api-consumer.ts"
import { joinOptOut, renderTemplate } from "#lib/channels/port/text-template.ts"
import { countSegments } from "#lib/channels/sms/sms-text.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import type { Prisma } from "#prisma/generated/client.ts"
import { type ApiCampaignAnswer, acceptedConsumer, failedConsumer } from "./api-campaign-answer.ts"
import type { ApiConsumer } from "./api-campaign-schema.ts"
import type { ApiTemplate } from "./get-api-template.ts"

/** A row of the ledger but for the month of its campaign. */
export type ApiMessage = Omit<Prisma.MessageCreateManyInput, "month"> & { place: string }
type ConsumerRows = Pick<ApiCampaignAnswer, "acceptedConsumers" | "failedConsumers"> & {
  messages: ApiMessage[]
  refused: RefusedConsumer[]
}

/**
 * Sorts the consumers of a request into ledger rows and failures. A number counts as taken once a recipient with it
 * was accepted; `line` is the place in the request, from 1.
 */
export function sortConsumers(
  ctx: Ctx,
  consumers: ApiConsumer[],
  campaignId: string,
  template: ApiTemplate,
  countries: AccountCountries,
): ConsumerRows {
  const rows: ConsumerRows = { acceptedConsumers: [], failedConsumers: [], messages: [], refused: [] }
  const taken = new Set<string>()
  for (const [index, consumer] of consumers.entries()) {
    const read = parseApiConsumer(consumer, { template, countries, taken })
    if (!read.ok) {
      const { errorMessage, number } = read
      rows.failedConsumers.push(failedConsumer(consumer, read))
      rows.refused.push({ line: index + 1, raw: smsNumberOf(consumer), errorMessage, number })
      continue
    }
    taken.add(read.address)
    const message = { ...messageOf(ctx, consumer, read, template), campaignId, line: index + 1 }
    rows.messages.push(message)
    rows.acceptedConsumers.push(acceptedConsumer(consumer, message.id, read.address))
  }
  return rows
}

type Accepted = { address: string; variables: string[] }

function messageOf(ctx: Ctx, consumer: ApiConsumer, { address, variables }: Accepted, template: ApiTemplate) {
  const body = joinOptOut(renderTemplate(template.text, variables), template.optOutText)
  return {
    id: randomUUID(),
    accountId: ctx.accountId,
    laneId: template.sender.id,
    channel: "sms" as const,
    address,
    place: placeOf(address),
    addressKey: addressKey(ctx.accountId, "sms", address),
    body,
    segments: countSegments(body),
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

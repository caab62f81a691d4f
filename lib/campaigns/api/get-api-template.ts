import { noCountries } from "#lib/addresses/account-countries.ts"
import { channelOf } from "#lib/channels/channels.ts"
import { inLegOrder, type Leg, type Legs, legsOf } from "#lib/channels/leg.ts"
import { handoffIdForm } from "#lib/handoffs/handoff-schema.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { InvalidInputError } from "#lib/platform/errors.ts"
import { requireApproved, templateContentOf } from "#lib/templates/template-leg.ts"
import type { Channel, Sender } from "#prisma/generated/client.ts"
import type { ApiCampaignRequest } from "./api-campaign-schema.ts"
import { fieldsMissing } from "./parse-api-campaign.ts"

/** The literal of the wire contract: a generic SMS whose variable 1 is the whole text. */
export const genericSmsTemplateId = "1234567890"

const genericLeg = {
  channel: "sms",
  content: { kind: "text", text: "{{1}}", optOutText: "" },
} as const satisfies Omit<Leg, "senderId">
const defaultLookbackMinutes = 30 * 24 * 60

export type ApiTemplate = {
  handoffId: string | null
  legs: Legs<string>
  lookbackMinutes: number
  routeAllWithinLookback: boolean
}

type TemplateChoice = Pick<ApiCampaignRequest, "templateId" | "outboundNumber">

/**
 * What `templateId` and `outboundNumber` stand for in the account (wire contract 2.1). Throws InvalidInputError when the
 * handoff or the sender, by its number or its address in Settings, is not the account's, or it is switched off.
 */
export async function getApiTemplate(
  ctx: Ctx,
  { templateId, outboundNumber }: TemplateChoice,
): Promise<ApiTemplate> {
  if (templateId === genericSmsTemplateId) return genericTemplate(ctx, outboundNumber)
  const handoff = handoffIdForm.test(templateId) ? await findHandoff(ctx, templateId) : null
  if (!handoff) throw new InvalidInputError(`templateId "${templateId}" is not a handoff of this account`)
  const { id: handoffId, lookbackMinutes, routeAllWithinLookback } = handoff
  const [first, ...others] = legsOf(handoff.legs)
  for (const { sender } of outboundNumber ? others : [first, ...others]) requireEnabled(sender)
  const senderId = outboundNumber ? await findSender(ctx, first.channel, outboundNumber) : first.senderId
  return {
    ...{ handoffId, lookbackMinutes, routeAllWithinLookback },
    legs: [
      await asSubmitted(ctx, { ...first, senderId }),
      ...(await Promise.all(others.map((leg) => asSubmitted(ctx, leg)))),
    ],
  }
}

/** A template may have been mended and approved anew since the handoff was saved. */
async function asSubmitted(ctx: Ctx, leg: Leg<string>): Promise<Leg<string>> {
  const { content } = leg
  if (content.kind !== "template") return leg
  return { ...leg, content: templateContentOf(await requireApproved(ctx.db, ctx, content.templateId)) }
}

const findHandoff = (ctx: Ctx, id: string) =>
  ctx.db.handoff.findFirst({
    where: { id, accountId: ctx.accountId, deletedAt: null },
    include: { legs: { ...inLegOrder, include: { sender: true } } },
  })

async function genericTemplate(ctx: Ctx, outboundNumber?: string | null): Promise<ApiTemplate> {
  if (!outboundNumber) throw fieldsMissing("outboundNumber")
  const senderId = await findSender(ctx, genericLeg.channel, outboundNumber)
  return {
    handoffId: null,
    legs: [{ ...genericLeg, senderId }],
    lookbackMinutes: defaultLookbackMinutes,
    routeAllWithinLookback: false,
  }
}

async function findSender(ctx: Ctx, channel: Channel, outboundNumber: string): Promise<string> {
  const { parseAddress, label } = channelOf(channel)
  const read = parseAddress(outboundNumber, noCountries)
  const where = { accountId: ctx.accountId, channel }
  const addresses = [outboundNumber.trim(), ...(read.ok ? [read.e164] : [])]
  const sender = await ctx.db.sender.findFirst({ where: { ...where, address: { in: addresses } } })
  if (!sender)
    throw new InvalidInputError(
      `outboundNumber "${outboundNumber}" is not an ${label} sender of this account`,
    )
  requireEnabled(sender)
  return sender.id
}

function requireEnabled(sender: Sender): void {
  if (!sender.enabled) throw new InvalidInputError(`The sender ${sender.address} is switched off in Settings`)
}

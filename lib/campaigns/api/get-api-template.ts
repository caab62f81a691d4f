import { parsePhoneNumber } from "#lib/addresses/phone-number.ts"
import { countVariables } from "#lib/channels/port/text-template.ts"
import { handoffIdForm } from "#lib/handoffs/handoff-schema.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { InvalidInputError } from "#lib/platform/errors.ts"
import type { Sender } from "#prisma/generated/client.ts"
import type { ApiCampaignRequest } from "./api-campaign-schema.ts"
import { fieldsMissing } from "./parse-api-campaign.ts"

/** The literal of the wire contract: a generic SMS whose variable 1 is the whole text. */
export const genericSmsTemplateId = "1234567890"

const defaultLookbackMinutes = 30 * 24 * 60

export type ApiTemplate = {
  handoffId: string | null
  sender: Sender
  text: string
  optOutText: string
  variableCount: number
  lookbackMinutes: number
  routeAllWithinLookback: boolean
}

type TemplateChoice = Pick<ApiCampaignRequest, "templateId" | "outboundNumber">

/**
 * What `templateId` and `outboundNumber` stand for in the account (wire contract 2.1). Throws InvalidInputError when the
 * handoff or the number is not the account's, or the number is switched off.
 */
export async function getApiTemplate(
  ctx: Ctx,
  { templateId, outboundNumber }: TemplateChoice,
): Promise<ApiTemplate> {
  if (templateId === genericSmsTemplateId) return genericTemplate(ctx, outboundNumber)
  const handoff = handoffIdForm.test(templateId) ? await findHandoff(ctx, templateId) : null
  if (!handoff) throw new InvalidInputError(`templateId "${templateId}" is not a handoff of this account`)
  const { text, optOutText, variableCount, lookbackMinutes, routeAllWithinLookback } = handoff
  return {
    ...{ text, optOutText, variableCount, lookbackMinutes, routeAllWithinLookback },
    handoffId: handoff.id,
    sender: outboundNumber ? await findSender(ctx, outboundNumber) : enabled(handoff.sender),
  }
}

const findHandoff = (ctx: Ctx, id: string) =>
  ctx.db.handoff.findFirst({
    where: { id, accountId: ctx.accountId, deletedAt: null },
    include: { sender: true },
  })

async function genericTemplate(ctx: Ctx, outboundNumber?: string | null): Promise<ApiTemplate> {
  if (!outboundNumber) throw fieldsMissing("outboundNumber")
  const text = "{{1}}"
  return {
    handoffId: null,
    sender: await findSender(ctx, outboundNumber),
    text,
    optOutText: "",
    variableCount: countVariables(text),
    lookbackMinutes: defaultLookbackMinutes,
    routeAllWithinLookback: false,
  }
}

async function findSender(ctx: Ctx, outboundNumber: string): Promise<Sender> {
  const read = parsePhoneNumber(outboundNumber)
  const where = { accountId: ctx.accountId, channel: "sms" as const }
  const sender = read.ok && (await ctx.db.sender.findFirst({ where: { ...where, address: read.e164 } }))
  if (!sender)
    throw new InvalidInputError(`outboundNumber "${outboundNumber}" is not an SMS sender of this account`)
  return enabled(sender)
}

function enabled(sender: Sender): Sender {
  if (sender.enabled) return sender
  throw new InvalidInputError(`The sender ${sender.address} is switched off in Settings`)
}

import { requirePermission } from "#lib/access/permissions.ts"
import { countriesOf } from "#lib/addresses/account-countries.ts"
import { audit } from "#lib/audit/audit.ts"
import { keepRefused } from "#lib/campaigns/audience/keep-refused.ts"
import { listOpeningRows, openSoon } from "#lib/campaigns/launch/opening-rows.ts"
import { newCampaignId } from "#lib/campaigns/new-campaign-id.ts"
import { takeDailyQuota } from "#lib/campaigns/quota/take-daily-quota.ts"
import { createMessages } from "#lib/ledger/create/create-messages.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { longTransaction, type Transaction } from "#lib/platform/db.ts"
import { InvalidInputError } from "#lib/platform/errors.ts"
import { wakeLane } from "#lib/senders/wake-lane.ts"
import { holdRules } from "#lib/windows/hold-rules.ts"
import type { Campaign, Prisma } from "#prisma/generated/client.ts"
import type { ApiCampaignAnswer } from "./api-campaign-answer.ts"
import type { ApiCampaignRequest } from "./api-campaign-schema.ts"
import { type ApiTemplate, getApiTemplate } from "./get-api-template.ts"
import { leIds } from "./le-ids.ts"
import { parseApiCampaign } from "./parse-api-campaign.ts"
import { type ApiMessage, sortConsumers } from "./sort-consumers.ts"

/**
 * Creates and launches an SMS campaign from one request of a brand backend (wire contract 2.1). `body` is the parsed
 * JSON; recipients that fail are answered with their `errorMessage` and stay with it as lines of the campaign, the
 * others become ledger rows at once, also when none is left. Throws InvalidInputError when the request as a whole is refused, RateLimitedError over the daily limit;
 * then nothing was created.
 */
export async function createApiCampaign(ctx: Ctx, body: unknown): Promise<ApiCampaignAnswer> {
  requirePermission(ctx, "campaigns:write")
  const account = await ctx.db.account.findUniqueOrThrow({ where: { id: ctx.accountId } })
  const request = parseApiCampaign(body, account.maxRecipientsPerRequest)
  const [skillId, template] = await Promise.all([findSkill(ctx, request.skill), getApiTemplate(ctx, request)])
  const campaign = campaignRow(ctx, request, template, skillId)
  const { messages, refused, ...consumers } = sortConsumers(
    ctx,
    request.consumers,
    campaign.id,
    template,
    countriesOf(account),
  )
  const counts = { accepted: messages.length, failed: refused.length }
  const { number, opensSoon } = await ctx.db.$transaction(async (tx) => {
    const created = await tx.campaign.create({ data: campaign })
    const { data, openings } = await openMessages(tx, ctx, created, messages)
    await createMessages(tx, data)
    await keepRefused(tx, ctx, { campaignId: campaign.id, refused, acceptedCount: counts.accepted })
    await takeDailyQuota(tx, ctx, { channel: "sms", at: campaign.launchedAt, messages: messages.length })
    await audit(tx, ctx, "campaign.launch", campaign.id, {
      source: "api",
      templateId: request.templateId,
      ...counts,
    })
    return { number: created.number, opensSoon: openSoon(openings, campaign.launchedAt) }
  }, longTransaction)
  if (messages.length > 0) await wakeLane(ctx, template.sender.id)
  if (opensSoon) await ctx.jobs.enqueue({ name: "release-held", payload: {} })
  return { proactiveCampaignId: campaign.id, ...leIds(number), ...consumers }
}

/** Each message begins as what the receiving window where its recipient is makes of it. */
async function openMessages(tx: Transaction, ctx: Ctx, campaign: Campaign, messages: ApiMessage[]) {
  const places = [...new Set(messages.map(({ place }) => place))]
  await holdRules(tx, ctx.accountId)
  const openings = await listOpeningRows(ctx, tx, campaign, places)
  const openingOf = new Map(openings.map((opening) => [opening.place, opening]))
  const { month } = campaign
  const data = messages.map((message) => ({ ...message, month, ...openingOf.get(message.place) }))
  return { data, openings }
}

async function findSkill(ctx: Ctx, name: string): Promise<string> {
  const skill = await ctx.db.skill.findUnique({
    where: { accountId_name: { accountId: ctx.accountId, name } },
  })
  if (!skill) throw new InvalidInputError(`skill "${name}" does not exist in this account`)
  if (!skill.enabled) throw new InvalidInputError(`skill "${name}" is not enabled for Proactive Messaging`)
  return skill.id
}

function campaignRow(ctx: Ctx, request: ApiCampaignRequest, template: ApiTemplate, skillId: string) {
  const now = ctx.clock.now()
  const { sender, variableCount: _, ...copied } = template
  return {
    ...copied,
    id: newCampaignId(),
    accountId: ctx.accountId,
    name: request.campaignName,
    source: "api",
    senderId: sender.id,
    skillId,
    windows: request.schedulingMetrics ?? undefined,
    stage: "launched",
    consentAt: now,
    launchedAt: now,
    startedAt: now,
    expandedAt: now,
    createdAt: now,
    createdById: ctx.actor.id,
    createdByName: ctx.actor.name,
  } satisfies Prisma.CampaignCreateManyInput
}

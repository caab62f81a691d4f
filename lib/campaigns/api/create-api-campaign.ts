import { requirePermission } from "#lib/access/permissions.ts"
import { countriesOf } from "#lib/addresses/account-countries.ts"
import { audit } from "#lib/audit/audit.ts"
import { keepRefused } from "#lib/campaigns/audience/keep-refused.ts"
import { openMessages } from "#lib/campaigns/launch/open-messages.ts"
import { openSoon } from "#lib/campaigns/launch/opening-rows.ts"
import { newCampaignId } from "#lib/campaigns/new-campaign-id.ts"
import { takeDailyQuota } from "#lib/campaigns/quota/take-daily-quota.ts"
import { legRows } from "#lib/channels/leg.ts"
import { givenLines } from "#lib/ledger/create/message-lines.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { longTransaction } from "#lib/platform/db.ts"
import { InvalidInputError } from "#lib/platform/errors.ts"
import { wakeLane } from "#lib/senders/wake-lane.ts"
import { shareTemplate } from "#lib/templates/template-leg.ts"
import { shareRules } from "#lib/windows/lock-rules.ts"
import type { Prisma } from "#prisma/generated/client.ts"
import type { ApiCampaignAnswer } from "./api-campaign-answer.ts"
import type { ApiCampaignRequest } from "./api-campaign-schema.ts"
import { type ApiTemplate, getApiTemplate } from "./get-api-template.ts"
import { leIds } from "./le-ids.ts"
import { parseApiCampaign } from "./parse-api-campaign.ts"
import { sortConsumers } from "./sort-consumers.ts"

/**
 * Creates and launches a campaign from one request of a brand backend (wire contract 2.1). `body` is the parsed
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
  const [leg] = template.legs
  const { messages, laterLegs, refused, ...consumers } = sortConsumers(
    ctx,
    request.consumers,
    template.legs,
    countriesOf(account),
  )
  const counts = { accepted: messages.length, failed: refused.length }
  const { number, opensSoon } = await ctx.db.$transaction(async (tx) => {
    for (const { content } of template.legs)
      if (content.kind === "template") await shareTemplate(tx, ctx, content.templateId)
    const created = { ...(await tx.campaign.create({ data: campaign })), legs: template.legs }
    await shareRules(tx, ctx.accountId)
    const openings = await openMessages(tx, ctx, created, {
      lines: givenLines(messages),
      places: [...new Set(messages.map(({ place }) => place))],
      laterLegs,
    })
    await keepRefused(tx, ctx, { campaign: created, refused, acceptedCount: counts.accepted })
    await takeDailyQuota(tx, ctx, {
      channel: leg.channel,
      at: campaign.launchedAt,
      messages: messages.length,
    })
    await audit(tx, ctx, "campaign.launch", campaign.id, {
      source: "api",
      templateId: request.templateId,
      ...counts,
    })
    return { number: created.number, opensSoon: openSoon(openings, campaign.launchedAt) }
  }, longTransaction)
  if (messages.length > 0) await wakeLane(ctx, leg.senderId)
  if (opensSoon) await ctx.jobs.enqueue({ name: "release-held", payload: {} })
  return { proactiveCampaignId: campaign.id, ...leIds(number), ...consumers }
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
  const { legs, ...copied } = template
  return {
    ...copied,
    id: newCampaignId(),
    accountId: ctx.accountId,
    name: request.campaignName,
    source: "api",
    channel: legs[0].channel,
    legs: { create: legRows(legs) },
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
  } satisfies Prisma.CampaignUncheckedCreateInput
}

import { z } from "zod"
import { defineVerb } from "#lib/access/verb.ts"
import { audit } from "#lib/audit/audit.ts"
import { campaignDetails } from "#lib/campaigns/progress/campaign-view.ts"
import { getCampaign } from "#lib/campaigns/progress/get-campaign.ts"
import { takeDailyQuota } from "#lib/campaigns/quota/take-daily-quota.ts"
import { type CampaignWithLegs, campaignInput, requireCampaign } from "#lib/campaigns/require-campaign.ts"
import { type AudienceOutcome, acceptedOf, getOutcome } from "#lib/campaigns/review/get-outcome.ts"
import { listProblems } from "#lib/campaigns/review/list-problems.ts"
import { listUnnamedCountries } from "#lib/campaigns/review/list-unnamed-countries.ts"
import type { Review } from "#lib/campaigns/review/review-view.ts"
import { spreadRate, startOf } from "#lib/campaigns/schedule/schedule-rules.ts"
import { countryName } from "#lib/platform/country-name.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { longTransaction, type Transaction } from "#lib/platform/db.ts"
import { ConflictError, InvalidInputError } from "#lib/platform/errors.ts"
import type { Campaign } from "#prisma/generated/client.ts"

/**
 * Launches exactly what was reviewed, its schedule included. However many people click, however often: it is launched
 * once, and each of them gets the same answer. The consent (TCPA, GDPR; wire contract 9.4) is kept with its time. Throws
 * InvalidInputError with what is missing or which country was not confirmed, ConflictError when the draft is not at
 * `version` any more, RateLimitedError over the daily limit, NotFoundError.
 */
export const launchCampaign = defineVerb({
  permission: "campaigns:write",
  input: campaignInput.extend({
    version: z.int("Send the version that was reviewed").positive(),
    consent: z.literal(true, "Confirm that every recipient agreed to get this message"),
    /** The countries that the person confirmed because Settings do not name them: `unnamedCountries` of the review. */
    countries: z.array(z.string().length(2, "A country has two letters")).max(250).default([]),
  }),
  output: campaignDetails,
  async run(ctx, { campaignId, version, countries }) {
    const isLaunched = await ctx.db.$transaction(
      (tx) => launch(tx, ctx, { campaignId, version, countries }),
      longTransaction,
    )
    const payload = { accountId: ctx.accountId, campaignId }
    if (isLaunched) await ctx.jobs.enqueue({ name: "expand-campaign", payload })
    const campaign = await getCampaign(ctx, { campaignId })
    if (isLaunched && campaign.startedAt === null)
      await ctx.jobs.enqueue({ name: "release-held", payload: {} })
    return campaign
  },
})

/** True for the one call that launches it. Every change of the draft raises the version, so the version guards them all. */
async function launch(
  tx: Transaction,
  ctx: Ctx,
  { campaignId, version, countries }: { campaignId: string; version: number; countries: string[] },
): Promise<boolean> {
  const draft = await requireCampaign(ctx, campaignId, tx)
  if (isAsReviewed(draft, version)) return false
  const outcome = await getOutcome(tx, draft)
  const now = ctx.clock.now()
  await refuseIncomplete(tx, draft, outcome, now)
  const unnamed = await listUnnamedCountries(tx, draft, outcome)
  refuseUnconfirmed(unnamed, countries)
  const startsAt = startOf(draft, now)
  const { count } = await tx.campaign.updateMany({
    where: { id: draft.id, accountId: ctx.accountId, stage: "draft", version },
    data: { stage: "launched", consentAt: now, launchedAt: now, startedAt: startsAt > now ? null : now },
  })
  if (count === 0) return isLaunchedBySomebody(await requireCampaign(ctx, campaignId, tx), version)
  await spread(tx, draft, outcome)
  const messages = acceptedOf(outcome)
  await takeDailyQuota(tx, ctx, { channel: draft.channel, at: startsAt, messages })
  await audit(tx, ctx, "campaign.launch", draft.id, {
    ...{ version, recipients: messages, segments: outcome.segments, consent: true },
    startsAt: startsAt.toISOString(),
    confirmedCountries: unnamed.map(({ country }) => country),
  })
  return true
}

/** Whoever presses the button has seen each country that Settings do not name, with its count (decision 0026). */
function refuseUnconfirmed(unnamed: Review["unnamedCountries"], confirmed: string[]): void {
  const missing = unnamed.filter(({ country }) => !confirmed.includes(country))
  if (missing.length === 0) return
  const names = missing.map(({ country, count }) => `${countryName(country)} (${count})`).join(", ")
  const message = `Recipients are in countries that Settings do not name: ${names}. Confirm them by name, or take them out`
  throw new InvalidInputError(message, [{ path: "countries", message }])
}

/** A campaign that is spread over time gets a pace of its own. */
async function spread(tx: Transaction, draft: Campaign, { segments }: AudienceOutcome): Promise<void> {
  const { id: campaignId, spreadMinutes } = draft
  if (spreadMinutes === null) return
  await tx.campaignPace.create({ data: { campaignId, ratePerSecond: spreadRate(segments, spreadMinutes) } })
}

/** True when it is launched already, in this version. */
function isAsReviewed(campaign: Campaign, version: number): boolean {
  if (campaign.version !== version)
    throw new ConflictError("The campaign was changed since it was reviewed: review it again")
  return campaign.stage !== "draft"
}

/** After losing the race: the same version was launched by somebody else, or the draft was changed. Never launches. */
function isLaunchedBySomebody(campaign: Campaign, version: number): false {
  isAsReviewed(campaign, version)
  return false
}

async function refuseIncomplete(
  tx: Transaction,
  draft: CampaignWithLegs,
  outcome: AudienceOutcome,
  now: Date,
): Promise<void> {
  const [first, ...others] = await listProblems(tx, draft, outcome, now)
  if (!first) return
  const fields = [first, ...others].map(({ path, message }) => ({ path, message }))
  throw new InvalidInputError(first.message, fields)
}

export type LaunchCampaignInput = z.input<typeof launchCampaign.input>

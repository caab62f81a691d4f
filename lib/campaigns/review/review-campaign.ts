import { defineVerb } from "#lib/access/verb.ts"
import { countFailed } from "#lib/campaigns/progress/count-failed.ts"
import { getDailyQuota } from "#lib/campaigns/quota/daily-quota.ts"
import { type CampaignWithLegs, campaignInput, requireCampaign } from "#lib/campaigns/require-campaign.ts"
import { startOf } from "#lib/campaigns/schedule/schedule-rules.ts"
import { channelOf } from "#lib/channels/channels.ts"
import { textOf } from "#lib/channels/leg.ts"
import { joinOptOut } from "#lib/channels/port/text-template.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { getSendingRules } from "#lib/windows/get-sending-rules.ts"
import type { Campaign } from "#prisma/generated/client.ts"
import { estimateCost } from "./estimate-cost.ts"
import { estimateDelivery } from "./estimate-delivery.ts"
import { type AudienceOutcome, getOutcome, segmentsOf } from "./get-outcome.ts"
import { listProblems } from "./list-problems.ts"
import { listUnnamedCountries } from "./list-unnamed-countries.ts"
import { type DeliveryPlan, planDelivery, undecidedGroup } from "./plan-delivery.ts"
import { review } from "./review-view.ts"

/**
 * The dry run of a draft: who will get it, when and who not, what it costs and how long it takes, and what keeps it from
 * being launched. Launch is bound to the `version` it answers. Throws NotFoundError.
 */
export const reviewCampaign = defineVerb({
  permission: "campaigns:read",
  input: campaignInput,
  output: review,
  async run(ctx, { campaignId }) {
    const campaign = await requireCampaign(ctx, campaignId)
    const now = ctx.clock.now()
    const [outcome, rules] = await Promise.all([
      getOutcome(ctx.db, campaign),
      getSendingRules(ctx.db, { ...campaign, startAt: null }),
    ])
    const startsAt = startOf(campaign, now)
    const plan = planDelivery(rules, outcome.groups, startsAt)
    return {
      version: campaign.version,
      problems: await listProblems(ctx.db, campaign, outcome, now),
      ...countsOf(outcome, plan),
      ...outlineOf(campaign, outcome),
      segments: segmentsOf(plan.reached),
      startsAt: startsAt > now ? startsAt.toISOString() : null,
      sendingFrom: startsAt.toISOString(),
      ...(await timingOf(ctx, { campaign, rules, outcome, timed: plan.timed, now, startsAt })),
      cost: await estimateCost(ctx, campaign, plan.reached),
      unnamedCountries: await listUnnamedCountries(ctx.db, campaign, outcome),
      dailyCap: await capOf(ctx, campaign, startsAt),
      leftOut: campaign.resendOfId ? (await countFailed(ctx.db, campaign.resendOfId)).unsure : 0,
    }
  },
})

function countsOf(outcome: AudienceOutcome, plan: DeliveryPlan) {
  const { sendable, invalid, duplicate, optedOut, undecided, openConversation, arrived, landline } = outcome
  const { now, later, held, ended, waits } = plan
  const skipped = optedOut + openConversation + arrived + landline + ended
  const gates = { invalid, duplicate, optedOut, openConversation, arrived, landline, ended }
  return {
    counts: { now, later, held: held + undecided, skipped, ...gates },
    held: undecided > 0 ? [...waits, undecidedGroup(undecided)] : waits,
    recipients: sendable - ended + undecided,
  }
}

function outlineOf({ legs: [leg] }: CampaignWithLegs, outcome: AudienceOutcome) {
  const { sample } = outcome
  const { text, optOutText } = textOf(leg)
  const message = sample && joinOptOut(sample.text, optOutText)
  return {
    encodingWarning: channelOf(leg.channel).costWarning(joinOptOut(text, optOutText), outcome.costly),
    sample: sample && { address: sample.address, message: message ?? "" },
  }
}

async function timingOf(ctx: Ctx, delivery: Parameters<typeof estimateDelivery>[1]) {
  const { ratePerSecond, sending } = await estimateDelivery(ctx, delivery)
  const finishMs = sending.at(-1)?.toMs
  if (finishMs === undefined) return { ratePerSecond, seconds: null, finishAt: null, sending: [] }
  return {
    ratePerSecond,
    seconds: Math.ceil((finishMs - delivery.startsAt.getTime()) / 1000),
    finishAt: instantOf(finishMs),
    sending: sending.map(({ fromMs, toMs, messages }) => ({
      from: instantOf(fromMs),
      to: instantOf(toMs),
      messages,
    })),
  }
}

/** Up to the millisecond, less what a double cannot hold. */
const instantOf = (ms: number) => new Date(Math.ceil(ms - 0.001)).toISOString()

async function capOf(ctx: Ctx, { accountId, channel }: Campaign, at: Date) {
  const { used, max } = await getDailyQuota(ctx.db, { accountId, channel, at })
  return { used, max }
}

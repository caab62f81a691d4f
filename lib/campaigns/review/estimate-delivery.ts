import { findSenderLane, lanePace } from "#lib/campaigns/progress/lane-pace.ts"
import { listWaiting } from "#lib/campaigns/progress/list-waiting.ts"
import type { CampaignWithLegs } from "#lib/campaigns/require-campaign.ts"
import { spreadRate } from "#lib/campaigns/schedule/schedule-rules.ts"
import { segmentsPerSecond } from "#lib/lanes/pace-rule.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { type Backlog, estimateSending, type SendingStretch } from "#lib/windows/estimate-sending.ts"
import type { SendingRules } from "#lib/windows/next-opening.ts"
import type { AudienceGroup, AudienceOutcome } from "./get-outcome.ts"

type Estimate = { ratePerSecond: number | null; sending: SendingStretch[] }
type Delivery = {
  campaign: CampaignWithLegs
  rules: SendingRules
  outcome: AudienceOutcome
  timed: AudienceGroup[]
  /** The moment of the review, and when sending would begin then. */
  now: Date
  startsAt: Date
}

/** A lane without a pace sends at once on any clock that people read. */
const atOncePerSecond = 1_000_000

/**
 * When the messages that have a time leave, as if the campaign had no end: in turns with what waits on this sender, inside
 * the windows, and not faster than its own spread or than the pace lets texts of their length go. No stretches without a
 * sender or without anybody to send to, and when the last message is further away than an estimate reaches.
 */
export async function estimateDelivery(ctx: Ctx, delivery: Delivery): Promise<Estimate> {
  const { campaign, outcome, timed, now, startsAt } = delivery
  const lane = await findSenderLane(ctx, campaign)
  if (!lane) return { ratePerSecond: null, sending: [] }
  const lanePerSecond = lanePace(lane) ?? atOncePerSecond
  const { spreadMinutes } = campaign
  const ownPerSecond = spreadMinutes ? spreadRate(outcome.segments, spreadMinutes) : lanePerSecond
  const rate = Math.min(lanePerSecond, ownPerSecond || lanePerSecond)
  const allowed = segmentsPerSecond(outcome.segments / Math.max(1, outcome.sendable), lanePerSecond)
  const rules = { ...delivery.rules, endsAt: null }
  const sending = estimateSending(
    timed.map(({ place, count, segments }) => ({ rules, place, messages: count, segments })),
    {
      ratePerSecond: allowed,
      ownRatePerSecond: Math.min(allowed, rate),
      backlogs: await backlogsOf(ctx, campaign),
    },
    { now, startsAt },
  )
  return { ratePerSecond: rate === atOncePerSecond ? null : rate, sending: sending ?? [] }
}

/** What the sender's other campaigns have to send now. Who is held there counts when it is released. */
async function backlogsOf(ctx: Ctx, { legs: [{ senderId }] }: CampaignWithLegs): Promise<Backlog[]> {
  if (!senderId) return []
  const waiting = await listWaiting(ctx, { senderId })
  return waiting.map(({ messages, segments }) => ({ segments, segmentsPerMessage: segments / messages }))
}

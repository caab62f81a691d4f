import type { Ctx } from "#lib/platform/ctx.ts"
import { estimateFinish } from "#lib/windows/estimate-finish.ts"
import type { SendingRules } from "#lib/windows/next-opening.ts"
import { alwaysOpen } from "#lib/windows/receiving-window.ts"
import type { Campaign } from "#prisma/generated/client.ts"
import { findLane, lanePace } from "./lane-pace.ts"
import type { AudienceGroup, AudienceOutcome } from "./read-outcome.ts"
import { spreadRate } from "./schedule-rules.ts"
import { waitingSegments } from "./waiting-segments.ts"

type Estimate = { ratePerSecond: number | null; finishAt: Date | null }
type Delivery = {
  campaign: Campaign
  rules: SendingRules
  outcome: AudienceOutcome
  timed: AudienceGroup[]
  startsAt: Date
}

/**
 * When the last message with a time will have left, as if the campaign had no end: behind everything that waits on this
 * sender, inside the windows, and not faster than its own spread. Null without a sender, without anybody to send to, and
 * with the pace lifted.
 */
export async function estimateDelivery(ctx: Ctx, delivery: Delivery): Promise<Estimate> {
  const { campaign, outcome, timed, startsAt } = delivery
  const rules = { ...delivery.rules, endsAt: null }
  const lane = await findLane(ctx, campaign)
  const laneRate = lane && lanePace(lane)
  const ownRate = campaign.spreadMinutes && spreadRate(outcome.segments, campaign.spreadMinutes)
  const ratePerSecond = laneRate && Math.min(laneRate, ownRate || laneRate)
  if (!laneRate || timed.length === 0) return { ratePerSecond, finishAt: null }
  const own = timed.map(({ place, segments }) => ({ rules, place, segments }))
  const ahead = { senderId: campaign.senderId, stage: "launched", pausedAt: null } as const
  const backlog = { rules: unruled, place: "", segments: await waitingSegments(ctx, ahead) }
  const finishes = [
    estimateFinish([...own, backlog], laneRate, startsAt),
    ownRate && estimateFinish(own, ownRate, startsAt),
  ].filter((finish) => finish instanceof Date)
  const finishAt = finishes.length > 0 ? new Date(Math.max(...finishes.map(Number))) : null
  return { ratePerSecond, finishAt }
}

/** What other campaigns of the sender wait to send may go at any time as far as this estimate knows. */
const unruled: SendingRules = {
  windows: alwaysOpen,
  fallbackTimeZone: "UTC",
  stateRules: false,
  blackoutDays: [],
  startAt: null,
  endsAt: null,
}

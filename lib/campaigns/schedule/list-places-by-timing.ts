import type { CampaignWithLegs } from "#lib/campaigns/require-campaign.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { getSendingRules } from "#lib/windows/get-sending-rules.ts"
import { nextOpening } from "#lib/windows/next-opening.ts"
import { startOf } from "./schedule-rules.ts"

export type Timing = "now" | "later" | "held" | "ended"

/** The places of an audience whose recipients go at the start, in a later window, when a person tells the zone, or never. */
export async function listPlacesByTiming(
  ctx: Ctx,
  campaign: CampaignWithLegs,
): Promise<Record<Timing, string[]>> {
  const rules = await getSendingRules(ctx.db, { ...campaign, startAt: null })
  const startsAt = startOf(campaign, ctx.clock.now())
  const rows = await ctx.db.$queryRaw<{ place: string }[]>`
    SELECT DISTINCT place FROM audience_lines() WHERE audience_id = ${campaign.audienceId}::uuid AND problem IS NULL`
  const places: Record<Timing, string[]> = { now: [], later: [], held: [], ended: [] }
  for (const { place } of rows) places[timingOf(nextOpening(rules, place, startsAt))].push(place)
  return places
}

/** What an opening means at the start of a campaign: the one reading for the review's numbers and the lists behind them. */
export function timingOf(opening: ReturnType<typeof nextOpening>): Timing {
  if (opening.kind === "never") return "ended"
  if (opening.kind === "unknown_zone") return "held"
  return opening.reason === null ? "now" : "later"
}

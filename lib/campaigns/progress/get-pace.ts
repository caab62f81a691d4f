import type { CampaignWithLegs } from "#lib/campaigns/require-campaign.ts"
import { segmentsPerSecond } from "#lib/lanes/pace-rule.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import type { Campaign } from "#prisma/generated/client.ts"
import type { CampaignDetails } from "./campaign-view.ts"
import { findSenderLane, lanePace } from "./lane-pace.ts"
import { listWaiting } from "./list-waiting.ts"

type Pace = Pick<CampaignDetails, "ratePerSecond" | "paceRatePerSecond" | "secondsLeft" | "laneProblem">

/** How fast the campaign goes, for how long what may go now still takes, and why its lane stands still. */
export async function getPace(ctx: Ctx, campaign: CampaignWithLegs): Promise<Pace> {
  const [lane, own] = await Promise.all([
    findSenderLane(ctx, campaign),
    ctx.db.campaignPace.findUnique({ where: { campaignId: campaign.id } }),
  ])
  const ratePerSecond = lane && lanePace(lane)
  const paceRatePerSecond = own?.ratePerSecond ?? null
  const secondsLeft = isSending(campaign)
    ? await secondsAt(ctx, campaign.id, { ratePerSecond, paceRatePerSecond })
    : null
  return { ratePerSecond, paceRatePerSecond, secondsLeft, laneProblem: lane?.problem ?? null }
}

const isSending = ({ stage, startedAt, pausedAt }: Campaign) =>
  stage === "launched" && startedAt !== null && pausedAt === null

type Rates = Pick<Pace, "ratePerSecond" | "paceRatePerSecond">

async function secondsAt(ctx: Ctx, id: string, rates: Rates): Promise<number | null> {
  const [waiting] = await listWaiting(ctx, { campaignId: id })
  if (!waiting) return null
  const { segments, messages } = waiting
  const ofLane = rates.ratePerSecond ? segmentsPerSecond(segments / messages, rates.ratePerSecond) : Infinity
  const slowest = Math.min(ofLane, rates.paceRatePerSecond ?? Infinity)
  return slowest === Infinity ? null : Math.ceil(segments / slowest)
}

import { requirePermission } from "#lib/accounts/permissions.ts"
import { joinOptOut } from "#lib/channels/sms-text.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import type { Review } from "./campaign-view.ts"
import { encodingWarning } from "./encoding-warning.ts"
import { findCampaign } from "./find-campaign.ts"
import { findProblems } from "./find-problems.ts"
import { findLane, lanePace } from "./lane-pace.ts"
import { readOutcome } from "./read-outcome.ts"

/**
 * The dry run of a draft: who will get it and who not, what it costs and how long it takes, and what keeps it from being
 * launched. Launch is bound to the `version` it answers. Throws NotFoundError.
 */
export async function reviewCampaign(ctx: Ctx, input: { campaignId: string }): Promise<Review> {
  requirePermission(ctx, "campaigns:read")
  const campaign = await findCampaign(ctx, input.campaignId)
  const [outcome, lane] = await Promise.all([readOutcome(ctx.db, campaign), findLane(ctx, campaign)])
  const ratePerSecond = lane && lanePace(lane)
  const { sendable: now, invalid, duplicate, optedOut, openConversation, segments, sample } = outcome
  const skipped = optedOut + openConversation
  return {
    version: campaign.version,
    problems: await findProblems(ctx.db, campaign, outcome, ctx.clock.now()),
    counts: { now, skipped, invalid, duplicate, optedOut, openConversation },
    recipients: now,
    segments,
    seconds: ratePerSecond && Math.ceil(segments / ratePerSecond),
    ratePerSecond,
    encodingWarning: encodingWarning(campaign, outcome),
    sample: sample && {
      address: sample.address,
      message: joinOptOut(sample.text, campaign.optOutText),
    },
  }
}

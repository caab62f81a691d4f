import { jobCtx, type SystemCtx } from "#lib/platform/ctx.ts"
import { type DueCampaign, startOrAsk } from "./start-or-ask.ts"

/**
 * Starts every scheduled campaign whose time has come, and asks a person about those whose time was missed by more than
 * an hour because nothing ran; a paused one waits until it is resumed. Repeating and overlapping it changes nothing: each
 * campaign starts once.
 */
export async function startCampaigns(system: SystemCtx): Promise<void> {
  const due = await system.db.$queryRaw<(DueCampaign & { accountId: string })[]>`
    SELECT id, account_id AS "accountId", start_at AS "startAt" FROM campaign
    WHERE stage = 'launched' AND started_at IS NULL AND start_missed_at IS NULL AND paused_at IS NULL
      AND start_at <= ${system.clock.now()}`
  for (const campaign of due) {
    const ctx = jobCtx(system, campaign.accountId, "sweep")
    await system.db.$transaction((tx) => startOrAsk(tx, ctx, campaign))
  }
}

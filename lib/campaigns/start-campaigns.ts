import { audit } from "#lib/audit/audit.ts"
import { type Ctx, jobCtx, type SystemCtx } from "#lib/platform/ctx.ts"
import type { Transaction } from "#lib/platform/db.ts"

/** A start that comes later than this would surprise its recipients: a person decides whether it still makes sense. */
const longestDelayMs = 60 * 60_000

type DueCampaign = { id: string; accountId: string; startAt: Date }

/**
 * Starts every scheduled campaign whose time has come, and asks a person about those whose time was missed by more than
 * an hour because nothing ran. Repeating and overlapping it changes nothing: each campaign starts once.
 */
export async function startCampaigns(system: SystemCtx): Promise<void> {
  const now = system.clock.now()
  const due = await system.db.$queryRaw<DueCampaign[]>`
    SELECT id, account_id AS "accountId", start_at AS "startAt" FROM campaign
    WHERE stage = 'launched' AND started_at IS NULL AND start_missed_at IS NULL AND start_at <= ${now}`
  for (const campaign of due) {
    const ctx = jobCtx(system, campaign.accountId, "sweep")
    await system.db.$transaction((tx) => startOrAsk(tx, ctx, campaign, now))
  }
}

async function startOrAsk(tx: Transaction, ctx: Ctx, { id, startAt }: DueCampaign, now: Date): Promise<void> {
  const isMissed = now.getTime() - startAt.getTime() > longestDelayMs
  const { count } = await tx.campaign.updateMany({
    where: { id, stage: "launched", startedAt: null, startMissedAt: null },
    data: isMissed ? { startMissedAt: now } : { startedAt: now },
  })
  if (count === 0) return
  const action = isMissed ? "campaign.start_missed" : "campaign.start"
  await audit(tx, ctx, action, id, { scheduledFor: startAt.toISOString() })
}

import { audit } from "#lib/audit/audit.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import type { Transaction } from "#lib/platform/db.ts"
import { isStartTooLate } from "./start-delay.ts"

export type DueCampaign = { id: string; startAt: Date }

/** Starts a scheduled campaign whose time has come, or leaves a late start to a person. Once, and not while it is paused. */
export async function startOrAsk(tx: Transaction, ctx: Ctx, { id, startAt }: DueCampaign): Promise<void> {
  const now = ctx.clock.now()
  const isMissed = isStartTooLate(startAt, now)
  const { count } = await tx.campaign.updateMany({
    where: {
      ...{ id, accountId: ctx.accountId, stage: "launched" },
      ...{ startedAt: null, startMissedAt: null, pausedAt: null },
    },
    data: isMissed ? { startMissedAt: now } : { startedAt: now },
  })
  if (count === 0) return
  const action = isMissed ? "campaign.start_missed" : "campaign.start"
  await audit(tx, ctx, action, id, { scheduledFor: startAt.toISOString() })
}

import { auditEntry } from "#lib/audit/audit.ts"
import { makeScheduledDue } from "#lib/ledger/held/make-due.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import type { Transaction } from "#lib/platform/db.ts"
import { longestStartDelayMs } from "./start-delay.ts"

type Started = { id: string; startAt: Date; isMissed: boolean }

/**
 * Starts those of the account's campaigns whose time has come, or leaves a late start to a person. Each once, and not while
 * it is paused. What was parked because its campaign had not started is due. For a transaction that has the account's
 * rules to itself (`lockRules`): nothing may be parked meanwhile.
 */
export async function startOrAsk(tx: Transaction, ctx: Ctx, campaignIds: string[]): Promise<void> {
  const now = ctx.clock.now()
  const earliest = new Date(now.getTime() - longestStartDelayMs)
  const begun = await tx.$queryRaw<Started[]>`
    UPDATE campaign SET updated_at = ${now}::timestamptz,
      started_at = CASE WHEN start_at >= ${earliest}::timestamptz THEN ${now}::timestamptz END,
      start_missed_at = CASE WHEN start_at < ${earliest}::timestamptz THEN ${now}::timestamptz END
    WHERE id = ANY(${campaignIds}::text[]) AND account_id = ${ctx.accountId} AND stage = 'launched'
      AND started_at IS NULL AND start_missed_at IS NULL AND paused_at IS NULL AND start_at <= ${now}::timestamptz
    RETURNING id, start_at AS "startAt", started_at IS NULL AS "isMissed"`
  const startedIds = begun.filter(({ isMissed }) => !isMissed).map(({ id }) => id)
  await makeScheduledDue(tx, startedIds, now)
  await tx.auditEntry.createMany({
    data: begun.map(({ id, startAt, isMissed }) =>
      auditEntry(ctx, isMissed ? "campaign.start_missed" : "campaign.start", id, {
        scheduledFor: startAt.toISOString(),
      }),
    ),
  })
}

import type { SystemCtx } from "#lib/platform/ctx.ts"

export type SweepCounts = { releasedCount: number; unknownCount: number }

const batchSize = 5_000

/**
 * Ends what nobody owns any more: a claim whose lease ran out goes back to `pending`; a message that was handed over
 * and never settled becomes `unknown`, and keeps its token for an outcome that is still in somebody's hand. Safe to overlap.
 */
export async function sweepMessages({ db }: SystemCtx): Promise<SweepCounts> {
  const releasedCount = await db.$executeRaw`
    UPDATE message SET state = 'pending', claim_token = NULL, lease_until = NULL
    WHERE (id, month) IN (SELECT id, month FROM message WHERE state = 'claimed' AND lease_until < now()
                 LIMIT ${batchSize} FOR UPDATE SKIP LOCKED)`
  const unknownCount = await db.$executeRaw`
    UPDATE message SET state = 'unknown', reason = coalesce(reason, 'interrupted'), lease_until = NULL
    WHERE (id, month) IN (SELECT id, month FROM message WHERE state = 'submitted' AND lease_until < now()
                 LIMIT ${batchSize} FOR UPDATE SKIP LOCKED)`
  return { releasedCount, unknownCount }
}

import type { SystemCtx } from "#lib/platform/ctx.ts"
import { longTransaction } from "#lib/platform/db.ts"

/** By then every receipt has come that still comes: nobody asks the provider for one after three days. */
const keepMs = 7 * 86_400_000
/** States in which a message may still fail, and its line may be sent again with other words. */
const openStates = ["pending", "held", "claimed", "submitted", "unknown", "accepted"]

/**
 * Drops the lines of audiences that are messages in the ledger, a week after their campaign got its last row and when
 * nothing of it is open. Lines with a problem stay for the list of problems, failed ones for a resend; all others are
 * read from the ledger from then on (`audience_lines`). One transaction an audience. Safe to repeat and to overlap.
 * @returns whether it came to the end within `maxRunMs`
 */
export async function deleteRecipients(
  system: SystemCtx,
  { maxRunMs, signal }: { maxRunMs: number; signal?: AbortSignal },
): Promise<{ count: number; isDone: boolean }> {
  const until = performance.now() + maxRunMs
  let count = 0
  for (let after: string | null = null; ; ) {
    const audience: Candidate | undefined = await nextAudience(system, after)
    if (!audience) return { count, isDone: true }
    if (performance.now() > until || signal?.aborted) return { count, isDone: false }
    count += await dropLines(system, audience)
    after = audience.id
  }
}

type Candidate = { id: string; campaignId: string; month: string }

async function nextAudience({ db, clock }: SystemCtx, after: string | null): Promise<Candidate | undefined> {
  const before = new Date(clock.now().getTime() - keepMs)
  const [next] = await db.$queryRaw<Candidate[]>`
    SELECT a.id::text, c.id AS "campaignId", c.month::text FROM audience a JOIN campaign c ON c.audience_id = a.id
    WHERE a.dropped_at IS NULL AND a.state = 'ready' AND (${after}::uuid IS NULL OR a.id > ${after}::uuid)
      AND c.expanded_at < ${before}::timestamptz
    ORDER BY a.id LIMIT 1`
  return next
}

/** Answers how many lines went: none while a message of the campaign is open. */
const dropLines = ({ db, clock }: SystemCtx, { id, campaignId, month }: Candidate): Promise<number> =>
  db.$transaction(async (tx) => {
    const isOver = await tx.$executeRaw`
      UPDATE audience SET dropped_at = ${clock.now()}::timestamptz
      WHERE id = ${id}::uuid AND dropped_at IS NULL AND NOT EXISTS (
        SELECT FROM message WHERE campaign_id = ${campaignId} AND month = ${month}::date AND state = ANY(${openStates}::message_state[]))`
    if (!isOver) return 0
    return tx.$executeRaw`
      DELETE FROM recipient r USING message m
      WHERE r.audience_id = ${id}::uuid AND r.problem IS NULL
        AND m.campaign_id = ${campaignId} AND m.month = ${month}::date AND m.line = r.line AND m.state <> 'failed'`
  }, longTransaction)

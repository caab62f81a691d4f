import { jobCtx, type SystemCtx } from "#lib/platform/ctx.ts"
import { retryDeadlock } from "#lib/platform/retry-deadlock.ts"
import { Prisma } from "#prisma/generated/client.ts"
import { decideBy, soonestDays } from "./decide-by.ts"
import { settleQuestions } from "./settle-questions.ts"

const consumersPerRun = 200
const ground = { reason: "opt_out_undecided", source: "deadline" } as const
const note = "Nobody decided within ten business days"

/**
 * What nobody decided in ten business days counts as an opt-out: the law wants one honoured by then (47 CFR
 * 64.1200(a)(10)), and no consumer stays held, nor what they wrote stored, for ever. Also for those whom a STOP hides.
 * Returns how many consumers; safe to repeat and to overlap.
 */
export async function expireQuestions(system: SystemCtx): Promise<number> {
  const overdue = await system.db.$queryRaw<Overdue[]>(overdueConsumers(system.clock.now()))
  for (const { accountId, ids } of overdue) {
    const ctx = jobCtx(system, accountId, "opt-out deadline")
    await retryDeadlock(() =>
      system.db.$transaction((tx) => settleQuestions(tx, ctx, { ids, decision: "opted_out", note, ground })),
    )
  }
  if (overdue.length > 0) await system.jobs.enqueue({ name: "release-held", payload: {} })
  return overdue.length
}

type Overdue = { accountId: string; ids: string[] }

/** The consumers of whom nobody decided in time, with all they said: of the others nothing is read. */
export function overdueConsumers(now: Date): Prisma.Sql {
  const heardBefore = new Date(now.getTime() - soonestDays * 86_400_000)
  return Prisma.sql`
    SELECT q.account_id AS "accountId", array_agg(q.id::text) AS ids FROM opt_out_question q
    WHERE (q.account_id, q.channel, q.address_key) IN (
      SELECT account_id, channel, address_key FROM opt_out_question WHERE heard_at < ${heardBefore}::timestamptz)
    GROUP BY q.account_id, q.channel, q.address_key HAVING ${decideBy} < ${now}::timestamptz
    ORDER BY min(q.heard_at) LIMIT ${consumersPerRun}`
}

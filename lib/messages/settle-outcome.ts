import { setTimeout as sleep } from "node:timers/promises"
import { createBatcher, perDatabase } from "#lib/platform/batcher.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { type Settlement, settleMessages, writeOutcomes } from "./settle-messages.ts"

const mostPerStatement = 500
const firstRetryMs = 100
const longestRetryMs = 5_000

const settlements = perDatabase((db) =>
  createBatcher(async (items: Settlement[]): Promise<undefined[]> => {
    await writeOutcomes(db, items)
    return []
  }, mostPerStatement),
)

/**
 * Records an outcome, together with what comes in at the same time on any lane. An outcome in hand is not given up: while
 * the database is away it is tried again for as long as the process lives, also after its lease, for a message that
 * was called unknown meanwhile is so no longer when its outcome is recorded. Never rejects.
 */
export async function settleOutcome(ctx: Ctx, settlement: Settlement): Promise<void> {
  for (let retryMs = firstRetryMs; ; retryMs = Math.min(retryMs * 2, longestRetryMs)) {
    try {
      await settle(ctx, settlement)
      return
    } catch (error) {
      ctx.log.warn({ messageId: settlement.id, retryMs, err: error }, "an outcome waits for the database")
      await sleep(retryMs)
    }
  }
}

/** Whom the provider calls unsubscribed is suppressed as well, in a transaction of its own account. */
const settle = (ctx: Ctx, settlement: Settlement): Promise<unknown> =>
  settlement.outcome.kind === "opted_out"
    ? settleMessages(ctx, [settlement])
    : settlements(ctx.db)(settlement)

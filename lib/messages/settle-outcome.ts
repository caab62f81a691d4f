import { setTimeout as sleep } from "node:timers/promises"
import { createBatcher, perDatabase } from "#lib/platform/batcher.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { type Settlement, settleMessages } from "./settle-messages.ts"

const mostPerStatement = 500
const firstRetryMs = 100
const longestRetryMs = 5_000

const settlements = perDatabase((db) =>
  createBatcher(async (items: Settlement[]): Promise<undefined[]> => {
    await settleMessages({ db }, items)
    return []
  }, mostPerStatement),
)

/**
 * Records an outcome, together with what comes in at the same time on any lane. An outcome in hand is not given up: while
 * the database is away it is tried again for as long as the process lives, also after its lease, for a message that
 * was called unknown meanwhile is so no longer when its outcome is recorded. Never rejects.
 */
export async function settleOutcome(ctx: Pick<Ctx, "db" | "log">, settlement: Settlement): Promise<void> {
  for (let retryMs = firstRetryMs; ; retryMs = Math.min(retryMs * 2, longestRetryMs)) {
    try {
      return await settlements(ctx.db)(settlement)
    } catch (error) {
      ctx.log.warn({ messageId: settlement.id, retryMs, err: error }, "an outcome waits for the database")
      await sleep(retryMs)
    }
  }
}

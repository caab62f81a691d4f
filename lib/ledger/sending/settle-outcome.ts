import { createBatcher, perDatabase } from "#lib/platform/batcher.ts"
import type { SystemCtx } from "#lib/platform/ctx.ts"
import { keepTrying } from "#lib/platform/keep-trying.ts"
import { type Settlement, settleMessages } from "./settle-messages.ts"

const mostPerStatement = 500

type InHand = { system: SystemCtx; settlement: Settlement }

const settlements = perDatabase(() =>
  createBatcher(async (inHand: InHand[]): Promise<undefined[]> => {
    const [first] = inHand
    if (first)
      await settleMessages(
        first.system,
        inHand.map(({ settlement }) => settlement),
      )
    return []
  }, mostPerStatement),
)

/**
 * Records an outcome, together with what comes in at the same time on any lane. An outcome in hand is not given up: while
 * the database is away it is tried again for as long as the process lives, also after its lease, for a message that
 * was called unknown meanwhile is so no longer when its outcome is recorded. Never rejects.
 */
export const settleOutcome = (system: SystemCtx, settlement: Settlement): Promise<void> =>
  keepTrying(
    () => settlements(system.db)({ system, settlement }),
    (err, retryMs) =>
      system.log.warn({ messageId: settlement.id, retryMs, err }, "an outcome waits for the database"),
  )

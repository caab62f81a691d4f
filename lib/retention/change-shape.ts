import { setTimeout as sleep } from "node:timers/promises"
import type { SystemCtx } from "#lib/platform/ctx.ts"
import type { Transaction } from "#lib/platform/db.ts"
import { giveUpLocksAfter } from "#lib/platform/give-up-locks.ts"

/** Everybody who comes to the table waits behind the change for as long. */
const lockTimeoutMs = 500
const maxAttempts = 10
const pauseMs = 1_000

/**
 * Changes the shape of a table in a transaction, one process at a time. It waits for its locks but shortly, since all
 * others queue up behind it, and tries again after a pause. Throws when it never got them: the next run is its retry.
 */
export async function changeShape<Result>(
  system: SystemCtx,
  change: (tx: Transaction) => Promise<Result>,
  attempt = 1,
): Promise<Result> {
  try {
    return await system.db.$transaction(async (tx) => {
      await giveUpLocksAfter(tx, lockTimeoutMs)
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('the shape of tables'))`
      return change(tx)
    }, limits)
  } catch (error) {
    if (attempt >= maxAttempts || !isLockTimeout(error)) throw error
    await sleep(pauseMs)
    return changeShape(system, change, attempt + 1)
  }
}

/** Rows that move take their time; nobody waits for it but the others who want to change a shape. */
const limits = { maxWait: 10_000, timeout: 60_000 }

/** Postgres's 55P03 (lock_not_available), inside the error of a raw statement. */
const isLockTimeout = (error: unknown) => error instanceof Error && /55P03|lock timeout/i.test(error.message)

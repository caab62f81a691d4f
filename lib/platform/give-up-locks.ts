import type { Transaction } from "./db.ts"

/** Lets the statements of this transaction fail that wait longer than this for a lock. */
export async function giveUpLocksAfter(tx: Transaction, ms: number): Promise<void> {
  await tx.$executeRaw`SELECT set_config('lock_timeout', ${`${ms}ms`}, true)`
}

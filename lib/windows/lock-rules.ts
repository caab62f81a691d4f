import type { Transaction } from "#lib/platform/db.ts"

/*
 * Sending rules are what an opening rests on: the account's settings and blackout dates, and of each campaign its start and
 * its zone. They are guarded by the account's row, which is locked before any campaign or message.
 */

/**
 * Keeps the account's sending rules as they are until the transaction ends, for whoever writes messages by them: a change
 * waits, and then finds what was written (`reconsiderWaiting`).
 */
export const shareRules = (tx: Transaction, accountId: string) =>
  tx.$queryRaw`SELECT FROM account WHERE id = ${accountId} FOR SHARE`

/** The same for many accounts; those whose rules are being changed are left out. Returns the ids of the others. */
export async function shareUnchangingRules(tx: Transaction, accountIds: string[]): Promise<string[]> {
  const held = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM account WHERE id = ANY(${accountIds}::text[]) ORDER BY id FOR SHARE SKIP LOCKED`
  return held.map(({ id }) => id)
}

/** Takes the account's sending rules for a change: it waits for whoever writes by them, and they for it. */
export const lockRules = (tx: Transaction, accountId: string) =>
  tx.$queryRaw`SELECT FROM account WHERE id = ${accountId} FOR NO KEY UPDATE`

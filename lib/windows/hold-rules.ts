import type { Transaction } from "#lib/platform/db.ts"

/**
 * Keeps the account's sending rules as they are until the transaction ends, for whoever writes messages by them: a change
 * waits, and then finds what was written (`reconsiderWaiting`).
 */
export const holdRules = (tx: Transaction, accountId: string) =>
  tx.$queryRaw`SELECT FROM account WHERE id = ${accountId} FOR SHARE`

import type { Transaction } from "#lib/platform/db.ts"

/** Marks a message as the one that its recipient answered, with the time of the first answer. */
export const markResponded = (tx: Transaction, messageId: string, at: Date) =>
  tx.message.updateMany({ where: { id: messageId, respondedAt: null }, data: { respondedAt: at } })

import type { Transaction } from "#lib/platform/db.ts"
import type { Prisma } from "#prisma/generated/client.ts"

/** Puts these messages into the ledger. Throws when a recipient of the campaign has one already. */
export const createMessages = (tx: Transaction, data: Prisma.MessageCreateManyInput[]) =>
  tx.message.createMany({ data })

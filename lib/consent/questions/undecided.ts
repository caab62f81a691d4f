import { Prisma } from "#prisma/generated/client.ts"

/**
 * True, or NULL, for a row `m` with account, channel and address key whose consumer may have opted out. Looked up one by
 * one: PostgreSQL turns EXISTS into a hash of everybody's.
 */
export const isUndecided = (m: Prisma.Sql) => Prisma.sql`(SELECT true FROM opt_out_question q
  WHERE q.account_id = ${m}.account_id AND q.channel = ${m}.channel AND q.address_key = ${m}.address_key LIMIT 1)`

/** A message is held for a decision so long and then looked at again; a decision ends the wait at once. Seconds. */
export const lookAgainSeconds = 3_600

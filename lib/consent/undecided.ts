import { Prisma } from "#prisma/generated/client.ts"

/**
 * True, or NULL, for a row `m` with an address key whose consumer may have opted out; account and channel are the row's
 * own unless given. Looked up one by one: PostgreSQL turns EXISTS into a hash of everybody's.
 */
export const isUndecided = (
  m: Prisma.Sql,
  { accountId = Prisma.sql`${m}.account_id`, channel = Prisma.sql`${m}.channel` } = {},
) => Prisma.sql`(SELECT true FROM opt_out_question q
  WHERE q.account_id = ${accountId} AND q.channel = ${channel} AND q.address_key = ${m}.address_key LIMIT 1)`

/** A message is held for a decision so long and then looked at again; a decision ends the wait at once. Seconds. */
export const lookAgainSeconds = 3_600

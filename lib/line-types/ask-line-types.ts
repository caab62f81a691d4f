import type { Transaction } from "#lib/platform/db.ts"
import { Prisma } from "#prisma/generated/client.ts"

/** So long an SMS waits for an answer about its number, and no longer: then it goes out unchecked. */
export const patienceMs = 3_600_000

/** Whom nobody writes to, whatever the line: the claim finds them, and a look-up would be paid for nothing. */
export const isSuppressed = (row: Prisma.Sql, accountId: Prisma.Sql) => Prisma.sql`EXISTS (
  SELECT FROM suppression s WHERE s.account_id = ${accountId} AND s.channel = 'sms' AND s.address_key = ${row}.address_key)`

/**
 * Notes numbers whose lines are to be looked up, in the caller's transaction; not those that are known, or asked about
 * already, or who are not written to anyway. `numbers` are rows of `address` and `address_key`.
 */
export const askLineTypes = (tx: Transaction, accountId: string, numbers: Prisma.Sql, now: Date) =>
  tx.$executeRaw`
  INSERT INTO line_type (account_id, address_key, address, asked_at, next_try_at)
  SELECT DISTINCT ON (address_key) ${accountId}, address_key, address, ${now}::timestamptz, ${now}::timestamptz
  FROM (${numbers}) numbers
  WHERE NOT ${isSuppressed(Prisma.sql`numbers`, Prisma.sql`${accountId}`)}
  ORDER BY address_key
  ON CONFLICT (account_id, address_key) DO UPDATE
    SET address = excluded.address, type = NULL, asked_at = excluded.asked_at, next_try_at = excluded.next_try_at, valid_until = NULL
    WHERE line_type.valid_until <= excluded.asked_at`

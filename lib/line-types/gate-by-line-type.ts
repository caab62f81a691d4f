import type { Transaction } from "#lib/platform/db.ts"
import { Prisma } from "#prisma/generated/client.ts"
import { askLineTypes, isSuppressed, patienceMs } from "./ask-line-types.ts"
import { landlineTypes } from "./landlines.ts"

/** An answer is being written down at this moment. */
const answerSoonMs = 2_000

/** What keeps a message: a line that gets no SMS, or that nobody knows the line before `until`. */
export type LineRefusal = { kind: "landline" } | { kind: "unknown"; until: Date }

type Line = { type: string | null; askedAt: Date; validUntil: Date | null; isLocked: boolean }
type Row = { id: string; accountId: string; address: string; addressKey: string }

/**
 * Which of these messages, about to be let go, must not go yet or ever, by their ids; whoever is not among them may go.
 * Numbers that nobody asked about are noted for the look-up. For accounts that check lines, and SMS alone to who did not
 * opt out. The caller has the messages locked; whoever writes an answer waits for what was decided without it, and then
 * lets it go on. Accounts come in one order, so that two releases never wait for each other.
 */
export async function gateByLineType(
  tx: Transaction,
  messages: { ids: string[]; months: string[]; accountIds: string[] },
  now: Date,
): Promise<Map<string, LineRefusal>> {
  const checking = { id: { in: messages.accountIds }, checkLineType: true }
  if (messages.ids.length === 0 || (await tx.account.count({ where: checking })) === 0) return new Map()
  const rows = await listChecked(tx, messages)
  const refusals = new Map<string, LineRefusal>()
  for (const [accountId, members] of Map.groupBy(rows, (row) => row.accountId)) {
    const lines = await lockOpen(tx, accountId, await askedLines(tx, accountId, members, now))
    for (const { id, addressKey } of members) {
      const refusal = refusalOf(lines.get(addressKey), now)
      if (refusal) refusals.set(id, refusal)
    }
  }
  return refusals
}

const listChecked = (tx: Transaction, { ids, months }: { ids: string[]; months: string[] }) =>
  tx.$queryRaw<Row[]>`
    SELECT m.id::text, m.account_id AS "accountId", m.address, m.address_key AS "addressKey"
    FROM message m JOIN account a ON a.id = m.account_id AND a.check_line_type
    WHERE m.id = ANY(${ids}::uuid[]) AND m.month = ANY(${months}::date[]) AND m.channel = 'sms'
      AND NOT ${isSuppressed(Prisma.sql`m`, Prisma.sql`m.account_id`)}
    ORDER BY m.account_id`

type Known = Omit<Line, "isLocked"> & { addressKey: string }

/**
 * What is known of numbers once nobody is unasked. Read again after asking, which waits for whoever asked about the same
 * number first: by then that one may have its answer.
 */
async function askedLines(tx: Transaction, accountId: string, rows: Row[], now: Date): Promise<Known[]> {
  const where = { accountId, addressKey: { in: rows.map(({ addressKey }) => addressKey) } }
  const known = await tx.lineType.findMany({ where })
  const asked = new Set(known.filter((line) => !isOutdated(line, now)).map(({ addressKey }) => addressKey))
  const unasked = rows.filter(({ addressKey }) => !asked.has(addressKey))
  if (unasked.length === 0) return known
  await askLineTypes(tx, accountId, asRows(unasked), now)
  return tx.lineType.findMany({ where })
}

/** Those without an answer stay without one until the transaction ends, but for `isLocked`. */
async function lockOpen(tx: Transaction, accountId: string, known: Known[]): Promise<Map<string, Line>> {
  const open = known.filter(({ validUntil }) => !validUntil).map(({ addressKey }) => addressKey)
  const held = await tx.$queryRaw<{ key: string }[]>`
    SELECT address_key AS key FROM line_type
    WHERE account_id = ${accountId} AND address_key = ANY(${open}::text[]) AND valid_until IS NULL
    ORDER BY address_key FOR SHARE SKIP LOCKED`
  const mine = new Set(held.map(({ key }) => key))
  return new Map(
    known.map((line) => {
      const isLocked = !line.validUntil && !mine.has(line.addressKey)
      return [line.addressKey, { ...line, isLocked }]
    }),
  )
}

const asRows = (numbers: Row[]) => Prisma.sql`
  SELECT address, "addressKey" AS address_key
  FROM json_to_recordset(${JSON.stringify(numbers)}::json) AS given(address text, "addressKey" text)`

const isOutdated = ({ validUntil }: Pick<Line, "validUntil">, now: Date) =>
  validUntil !== null && validUntil <= now

function refusalOf(line: Line | undefined, now: Date): LineRefusal | null {
  const waitFrom = (from: Date, ms: number): LineRefusal => ({
    kind: "unknown",
    until: new Date(from.getTime() + ms),
  })
  // Who opted out meanwhile is not asked about, and the claim finds them.
  if (!line || isOutdated(line, now)) return null
  if (line.validUntil) return landlineTypes.some((one) => one === line.type) ? { kind: "landline" } : null
  if (line.askedAt.getTime() + patienceMs <= now.getTime()) return null
  return line.isLocked ? waitFrom(now, answerSoonMs) : waitFrom(line.askedAt, patienceMs)
}

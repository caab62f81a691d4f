import type { LineLookup } from "#lib/channels/twilio/look-up-line.ts"
import { makeCheckedDue } from "#lib/ledger/held/make-due.ts"
import type { SystemCtx } from "#lib/platform/ctx.ts"
import { longTransaction, type Transaction } from "#lib/platform/db.ts"
import { Prisma } from "#prisma/generated/client.ts"
import { patienceMs } from "./ask-line-types.ts"

/** Longer than a look-up takes: what a run took and did not answer, since it died, comes again. */
const takenForMs = 60_000
const mostPerAccount = 80
/** Numbers change hands and lines seldom; where the provider knows nothing, or said nothing, it is asked again sooner. */
const validMs = { known: 90 * 86_400_000, unknown: 7 * 86_400_000, unanswered: 600_000 }
const restMs = 2_000
/** What has no answer is asked again after this, and after as long again as it has been asked about by then. */
const askAgainMs = 30_000
const releasedAtOnce = 1_000

export type Asked = { accountId: string; addressKey: string; address: string; askedAt: Date }
export type Answer = Pick<Asked, "addressKey" | "askedAt"> & LineLookup

/** When a provider that took no more is asked again. */
export const restedAt = ({ clock }: SystemCtx) => new Date(clock.now().getTime() + restMs)

/** Takes numbers to look up, of each account the same number at most, for whoever looks them up now; none that rests. */
export const takeAsked = ({ db, clock }: SystemCtx, resting: string[]): Promise<Asked[]> => {
  const now = clock.now()
  return db.$queryRaw<Asked[]>`
    UPDATE line_type l SET next_try_at = ${new Date(now.getTime() + takenForMs)}::timestamptz
    FROM (
      SELECT one.* FROM account a CROSS JOIN LATERAL (
        SELECT account_id, address_key FROM line_type
        WHERE account_id = a.id AND valid_until IS NULL AND next_try_at <= ${now}::timestamptz
        ORDER BY next_try_at LIMIT ${mostPerAccount} FOR UPDATE SKIP LOCKED
      ) one WHERE a.check_line_type AND NOT a.id = ANY(${resting}::text[])
        AND (a.lookup_rests_until IS NULL OR a.lookup_rests_until <= ${now}::timestamptz)
    ) due
    WHERE l.account_id = due.account_id AND l.address_key = due.address_key
    RETURNING l.account_id AS "accountId", l.address_key AS "addressKey", l.address, l.asked_at AS "askedAt"`
}

/** Writes answers down, without the numbers, and lets their messages go on; what has none is asked again, within the hour. */
export async function keepAnswers(system: SystemCtx, accountId: string, answers: Answer[]): Promise<void> {
  const now = system.clock.now()
  const rows = answers.map((answer) => ({ addressKey: answer.addressKey, ...columnsOf(answer, now) }))
  await system.db.$transaction(async (tx) => {
    await lockLines(
      tx,
      accountId,
      Prisma.sql`address_key = ANY(${answers.map(({ addressKey }) => addressKey)}::text[])`,
    )
    await tx.$executeRaw`
      UPDATE line_type l SET type = given.type, valid_until = given."validUntil",
        address = CASE WHEN given."validUntil" IS NULL THEN l.address END, next_try_at = given."nextTryAt"
      FROM json_to_recordset(${JSON.stringify(rows)}::json)
        AS given("addressKey" text, type text, "validUntil" timestamptz, "nextTryAt" timestamptz)
      WHERE l.account_id = ${accountId} AND l.address_key = given."addressKey"`
    const answered = rows.filter(({ validUntil }) => validUntil).map(({ addressKey }) => addressKey)
    await makeCheckedDue(tx, { accountId, addressKeys: answered, now })
  }, longTransaction)
}

function columnsOf(answer: Answer, now: Date) {
  const inMs = (ms: number) => new Date(now.getTime() + ms)
  if (answer.kind === "throttled") return { type: null, validUntil: null, nextTryAt: inMs(restMs) }
  if (answer.kind !== "answered") {
    const askedForMs = now.getTime() - answer.askedAt.getTime()
    const waitMs = Math.max(askAgainMs, askedForMs)
    if (askedForMs + waitMs < patienceMs) return { type: null, validUntil: null, nextTryAt: inMs(waitMs) }
    return { type: null, validUntil: inMs(validMs.unanswered), nextTryAt: now }
  }
  const { type } = answer
  return { type, validUntil: inMs(type ? validMs.known : validMs.unknown), nextTryAt: now }
}

/** In one order, as everybody; waits for whoever decided about messages without an answer, and then finds these held. */
const lockLines = (tx: Transaction, accountId: string, among: Prisma.Sql) => tx.$queryRaw<{ key: string }[]>`
  SELECT address_key AS key FROM line_type WHERE account_id = ${accountId} AND ${among} ORDER BY address_key FOR UPDATE`

/** Nobody answers: lets everything of the account go on that waits for an answer, some of it at a time. */
export async function giveUpAsking(system: SystemCtx, accountId: string): Promise<void> {
  system.log.warn({ accountId }, "lines cannot be looked up: what waits goes out unchecked")
  while ((await giveUpSome(system, accountId)) === releasedAtOnce);
}

async function giveUpSome({ db, clock }: SystemCtx, accountId: string): Promise<number> {
  const now = clock.now()
  const validUntil = new Date(now.getTime() + validMs.unanswered)
  return db.$transaction(async (tx) => {
    const open = await tx.lineType.findMany({
      where: { accountId, validUntil: null },
      orderBy: { addressKey: "asc" },
      take: releasedAtOnce,
      select: { addressKey: true },
    })
    const keys = open.map(({ addressKey }) => addressKey)
    const among = Prisma.sql`address_key = ANY(${keys}::text[]) AND valid_until IS NULL`
    const addressKeys = (await lockLines(tx, accountId, among)).map(({ key }) => key)
    const where = { accountId, addressKey: { in: addressKeys } }
    await tx.lineType.updateMany({ where, data: { validUntil, address: null } })
    await makeCheckedDue(tx, { accountId, addressKeys, now })
    return open.length
  }, longTransaction)
}

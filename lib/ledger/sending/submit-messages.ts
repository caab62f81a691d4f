import { isUndecided, lookAgainSeconds } from "#lib/consent/undecided.ts"
import { changeMessages } from "#lib/ledger/ends/change-messages.ts"
import { createBatcher, perDatabase } from "#lib/platform/batcher.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { type Database, longTransaction } from "#lib/platform/db.ts"
import { retryDeadlock } from "#lib/platform/retry-deadlock.ts"
import { Prisma } from "#prisma/generated/client.ts"

/** `token` is the claim under which the messages are sent; `month` is their campaign's, where their rows are. */
type Submission = { token: string; messages: { id: string; month: string }[] }

const mostClaims = 100

const intents = perDatabase((db) =>
  createBatcher(async (submissions: Submission[]) => {
    const rows = rowsOf(submissions)
    const written = await retryDeadlock(() => writeIntents(db, rows))
    if (written.length < rows.ids.length) await stopOptedOut(db, rows)
    const tokens = new Map(written.map(({ id, token }) => [id, token]))
    return submissions.map(
      ({ token, messages }) => new Set(messages.map(({ id }) => id).filter((id) => tokens.get(id) === token)),
    )
  }, mostClaims),
)

/**
 * Records that these messages are about to be handed to the provider, before any of them is, in one statement with what
 * other lanes of this process are about to hand over. Returns the ids that may go: a message that was cancelled, whose
 * recipient has opted out since the claim or may have, or whose lease ran out and was given to another process, is not among them.
 */
export const submitMessages = (ctx: Pick<Ctx, "db">, submission: Submission): Promise<Set<string>> =>
  intents(ctx.db)(submission)

/** In the order of the ids, so that each finds its token by its place. */
type Rows = { ids: string[]; tokens: string[]; months: string[] }

function rowsOf(submissions: Submission[]): Rows {
  const rows = submissions
    .flatMap(({ token, messages }) => messages.map(({ id, month }) => ({ id, month, token })))
    .sort((one, other) => (one.id < other.id ? -1 : Number(one.id > other.id)))
  return {
    ids: rows.map(({ id }) => id),
    tokens: rows.map(({ token }) => token),
    months: [...new Set(rows.map(({ month }) => month))],
  }
}

const writeIntents = (db: Database, rows: Rows) => db.$queryRaw<{ id: string; token: string }[]>`
  UPDATE message m SET state = 'submitted', submitted_at = clock_timestamp()
  WHERE ${isClaimed(rows)} AND m.lease_until > clock_timestamp() AND ${isSuppressed} IS NULL AND ${isUndecided(m)} IS NULL
  RETURNING m.id, m.claim_token AS token`

/** Those who opted out since they were claimed; whoever only may have waits for a person. */
async function stopOptedOut(db: Database, rows: Rows): Promise<void> {
  const skip = Prisma.sql`
    UPDATE message m SET state = 'skipped', reason = 'opted_out', ended_at = clock_timestamp(), claim_token = NULL, lease_until = NULL
    WHERE ${isClaimed(rows)} AND ${isSuppressed}`
  await db.$transaction((tx) => changeMessages(tx, skip), longTransaction)
  await db.$executeRaw`
    UPDATE message m SET state = 'held', reason = 'opt_out_unclear', claim_token = NULL, lease_until = NULL,
      due_at = clock_timestamp() + make_interval(secs => ${lookAgainSeconds}::float8)
    WHERE ${isClaimed(rows)} AND ${isSuppressed} IS NULL AND ${isUndecided(m)}`
}

/**
 * Without a join, which PostgreSQL would make by looking up each id among all of them; the state as text, since by its value
 * PostgreSQL would read all that is in hand instead of the ids.
 */
const isClaimed = ({
  ids,
  tokens,
  months,
}: Rows) => Prisma.sql`m.id = ANY(${ids}::uuid[]) AND m.month = ANY(${months}::date[]) AND m.state::text = 'claimed'
  AND m.claim_token = (${tokens}::uuid[])[width_bucket(m.id, ${ids}::uuid[])]`

const m = Prisma.sql`m`

const isSuppressed = Prisma.sql`(SELECT true FROM suppression s
  WHERE s.account_id = m.account_id AND s.channel = m.channel AND s.address_key = m.address_key LIMIT 1)`

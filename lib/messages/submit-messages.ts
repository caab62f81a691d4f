import { createBatcher, perDatabase } from "#lib/platform/batcher.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import type { Database } from "#lib/platform/db.ts"
import { retryDeadlock } from "#lib/platform/retry-deadlock.ts"
import { Prisma } from "#prisma/generated/client.ts"

/** `token` is the claim under which they are sent. */
type Submission = { token: string; ids: string[] }
type Intent = { id: string; token: string }

const mostSubmissions = 100

const submissions = perDatabase((db) =>
  createBatcher(async (batch: Submission[]) => {
    const intents = batch.flatMap(({ token, ids }) => ids.map((id) => ({ id, token })))
    const rows = await retryDeadlock(() => submit(db, intents))
    const allowed = new Set(rows.map(({ id }) => id))
    const refused = intents.filter(({ id }) => !allowed.has(id))
    if (refused.length > 0) await skipSuppressed(db, refused)
    return batch.map(({ ids }) => new Set(ids.filter((id) => allowed.has(id))))
  }, mostSubmissions),
)

/**
 * Records that these messages are about to be handed to the provider, before any of them is, in one statement with what
 * other lanes of this process are about to hand over. Returns the ids that may go: a message that was cancelled, whose
 * recipient has opted out since the claim, or whose lease ran out and was given to another process, is not among them.
 */
export const submitMessages = (ctx: Ctx, submission: Submission): Promise<Set<string>> =>
  submissions(ctx.db)(submission)

const claimed = (intents: Intent[]) => Prisma.sql`
  m.id = ANY(${intents.map(({ id }) => id)}::uuid[]) AND state = 'claimed'
    AND (m.id, claim_token) IN (SELECT * FROM unnest(${intents.map(({ id }) => id)}::uuid[], ${intents.map(({ token }) => token)}::uuid[]))`

const isSuppressed = Prisma.sql`EXISTS (SELECT FROM suppression s
  WHERE s.account_id = m.account_id AND s.channel = m.channel AND s.address_key = m.address_key)`

const submit = (db: Database, intents: Intent[]) => db.$queryRaw<{ id: string }[]>`
  UPDATE message m SET state = 'submitted', submitted_at = clock_timestamp()
  WHERE ${claimed(intents)} AND lease_until > clock_timestamp() AND NOT ${isSuppressed}
  RETURNING id`

/** Those who opted out since they were claimed. */
const skipSuppressed = (db: Database, intents: Intent[]) => db.$executeRaw`
  UPDATE message m SET state = 'skipped', reason = 'opted_out', ended_at = clock_timestamp(), claim_token = NULL, lease_until = NULL
  WHERE ${claimed(intents)} AND ${isSuppressed}`

import type { Ctx } from "#lib/platform/ctx.ts"
import { retryDeadlock } from "#lib/platform/retry-deadlock.ts"
import { Prisma } from "#prisma/generated/client.ts"

/** `token` is the claim under which they are sent. */
type Submission = { token: string; ids: string[] }

/**
 * Records that these messages are about to be handed to the provider, before any of them is. Returns the ids that may
 * go: a message that was cancelled, whose recipient has opted out since the claim, or whose lease ran out and was given to
 * another process, is not among them.
 */
export async function submitMessages(ctx: Ctx, input: Submission): Promise<Set<string>> {
  const submit = () => ctx.db.$queryRaw<{ id: string }[]>`
    UPDATE message m SET state = 'submitted', submitted_at = clock_timestamp()
    WHERE id = ANY(${input.ids}::uuid[]) AND state = 'claimed' AND claim_token = ${input.token}::uuid
      AND lease_until > clock_timestamp() AND NOT ${isSuppressed}
    RETURNING id`
  const rows = await retryDeadlock(submit)
  if (rows.length < input.ids.length) await skipSuppressed(ctx, input)
  return new Set(rows.map((row) => row.id))
}

const isSuppressed = Prisma.sql`EXISTS (SELECT FROM suppression s
  WHERE s.account_id = m.account_id AND s.channel = m.channel AND s.address_key = m.address_key)`

/** Those who opted out since they were claimed. */
const skipSuppressed = (ctx: Ctx, { token, ids }: Submission) => ctx.db.$executeRaw`
  UPDATE message m SET state = 'skipped', reason = 'opted_out', ended_at = clock_timestamp(), claim_token = NULL, lease_until = NULL
  WHERE id = ANY(${ids}::uuid[]) AND state = 'claimed' AND claim_token = ${token}::uuid AND ${isSuppressed}`

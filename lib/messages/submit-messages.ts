import type { Ctx } from "#lib/platform/ctx.ts"
import { retryDeadlock } from "#lib/platform/retry-deadlock.ts"

/**
 * Records that these messages are about to be handed to the provider, before any of them is. Returns the ids that may
 * go: a message that was cancelled, or whose lease ran out and was given to another process, is not among them.
 */
export async function submitMessages(
  ctx: Ctx,
  input: { token: string; ids: string[] },
): Promise<Set<string>> {
  const submit = () => ctx.db.$queryRaw<{ id: string }[]>`
    UPDATE message SET state = 'submitted', submitted_at = clock_timestamp()
    WHERE id = ANY(${input.ids}::uuid[]) AND state = 'claimed' AND claim_token = ${input.token}::uuid
      AND lease_until > clock_timestamp()
    RETURNING id`
  const rows = await retryDeadlock(submit)
  return new Set(rows.map((row) => row.id))
}

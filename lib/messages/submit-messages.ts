import { createBatcher, perDatabase } from "#lib/platform/batcher.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { retryDeadlock } from "#lib/platform/retry-deadlock.ts"

type Claimed = { token: string; ids: string[] }

const mostClaims = 100

const intents = perDatabase((db) =>
  createBatcher(async (claims: Claimed[]) => {
    const ids = claims.flatMap((claim) => claim.ids)
    const tokens = claims.flatMap(({ token, ids }) => ids.map(() => token))
    const submit = () => db.$queryRaw<{ id: string }[]>`
      UPDATE message SET state = 'submitted', submitted_at = clock_timestamp()
      FROM unnest(${ids}::uuid[], ${tokens}::uuid[]) AS v(id, token)
      WHERE message.id = ANY(${ids}::uuid[]) AND message.id = v.id AND state = 'claimed' AND claim_token = v.token
        AND lease_until > clock_timestamp()
      RETURNING message.id`
    const allowed = new Set((await retryDeadlock(submit)).map(({ id }) => id))
    return claims.map((claim) => new Set(claim.ids.filter((id) => allowed.has(id))))
  }, mostClaims),
)

/**
 * Records that these messages are about to be handed to the provider, before any of them is, in one statement with what
 * other lanes of this process are about to hand over. Returns the ids that may go: a message that was cancelled, or whose
 * lease ran out and was given to another process, is not among them.
 */
export const submitMessages = (ctx: Ctx, claimed: Claimed): Promise<Set<string>> => intents(ctx.db)(claimed)

import { z } from "zod"
import { defineVerb } from "#lib/access/verb.ts"
import { audit } from "#lib/audit/audit.ts"
import { NotFoundError } from "#lib/platform/errors.ts"

/**
 * Ends an API client for good: it gets no new tokens, and those it holds are refused from this moment.
 * Revoking twice changes nothing. Throws NotFoundError when the account has no such client.
 */
export const revokeApiClient = defineVerb({
  permission: "settings:revoke",
  input: z.object({ clientId: z.uuid() }),
  output: z.void(),
  async run(ctx, { clientId }) {
    const own = { id: clientId, accountId: ctx.accountId }
    await ctx.db.$transaction(async (tx) => {
      const { count } = await tx.apiClient.updateMany({
        where: { ...own, revokedAt: null },
        data: { revokedAt: ctx.clock.now() },
      })
      if (count === 1) return audit(tx, ctx, "api_client.revoke", clientId)
      if ((await tx.apiClient.count({ where: own })) === 0) throw new NotFoundError("This API client")
    })
  },
})

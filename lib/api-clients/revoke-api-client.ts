import { z } from "zod"
import { requirePermission } from "#lib/access/permissions.ts"
import { audit } from "#lib/audit/audit.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { NotFoundError } from "#lib/platform/errors.ts"

export const revokeApiClientSchema = z.object({ clientId: z.uuid() })
export type RevokeApiClientInput = z.input<typeof revokeApiClientSchema>

/**
 * Ends an API client for good: it gets no new tokens, and those it holds are refused from this moment.
 * Revoking twice changes nothing. Throws NotFoundError when the account has no such client.
 */
export async function revokeApiClient(ctx: Ctx, input: RevokeApiClientInput): Promise<void> {
  requirePermission(ctx, "settings:revoke")
  const { clientId } = revokeApiClientSchema.parse(input)
  const own = { id: clientId, accountId: ctx.accountId }
  await ctx.db.$transaction(async (tx) => {
    const { count } = await tx.apiClient.updateMany({
      where: { ...own, revokedAt: null },
      data: { revokedAt: ctx.clock.now() },
    })
    if (count === 1) return audit(tx, ctx, "api_client.revoke", clientId)
    if ((await tx.apiClient.count({ where: own })) === 0) throw new NotFoundError("This API client")
  })
}

import { z } from "zod"
import { defineVerb } from "#lib/access/verb.ts"
import { audit } from "#lib/audit/audit.ts"
import { ConflictError, NotFoundError } from "#lib/platform/errors.ts"
import { expiresAtField, ownerField, parseEnd, requireOwner } from "./api-client-fields.ts"

/**
 * Names who answers for an API client, and until when it has access; one that has ended has access again. Tokens it holds
 * follow at once. Throws InvalidInputError, ConflictError when it was revoked, NotFoundError, ForbiddenError.
 */
export const updateApiClient = defineVerb({
  permission: "settings:create",
  input: z.strictObject({
    clientId: z.uuid(),
    ownerId: ownerField,
    expiresAt: expiresAtField,
  }),
  output: z.void(),
  async run(ctx, { clientId, ownerId, ...given }) {
    const own = { id: clientId, accountId: ctx.accountId }
    await ctx.db.$transaction(async (tx) => {
      const before = await tx.apiClient.findFirst({ where: own })
      if (!before) throw new NotFoundError("This API client")
      const isSameEnd =
        given.expiresAt !== null && before.expiresAt?.getTime() === Date.parse(given.expiresAt)
      const expiresAt = isSameEnd ? before.expiresAt : parseEnd(ctx, given.expiresAt)
      if (before.ownerId !== ownerId) await requireOwner(tx, ctx, ownerId)
      const { count } = await tx.apiClient.updateMany({
        where: { ...own, revokedAt: null },
        data: { ownerId, expiresAt },
      })
      if (count === 0) throw new ConflictError(`${before.name} is revoked for good: create a new API client`)
      await audit(tx, ctx, "api_client.update", clientId, {
        ownerId,
        expiresAt: expiresAt?.toISOString() ?? null,
      })
    })
  },
})

import { z } from "zod"
import { requirePermission } from "#lib/access/permissions.ts"
import { audit } from "#lib/audit/audit.ts"
import { hashSecret, newSecret } from "#lib/platform/crypto.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { lineOfText } from "#lib/platform/text-schema.ts"
import { expiresAtField, findActingOwner, ownerField, parseEnd, requireOwner } from "./api-client-fields.ts"
import { type ApiClientView, apiClientFields } from "./api-client-view.ts"

export const createApiClientSchema = z.object({
  name: lineOfText(100),
  /** Who creates it answers for it, unless somebody else is named. */
  ownerId: ownerField.optional(),
  expiresAt: expiresAtField.default(null),
})
export type CreateApiClientInput = z.input<typeof createApiClientSchema>

const shownSecretCharacters = 6

/**
 * Creates the credentials of a brand backend (wire contract 1.4). The secret is in this answer only; its hash is kept.
 * `client.id` is the client_id of the token endpoint. Throws InvalidInputError, ForbiddenError.
 */
export async function createApiClient(
  ctx: Ctx,
  input: CreateApiClientInput,
): Promise<{ client: ApiClientView; secret: string }> {
  requirePermission(ctx, "settings:create")
  const { name, ...given } = createApiClientSchema.parse(input)
  const expiresAt = parseEnd(ctx, given.expiresAt)
  const secret = newSecret()
  const data = {
    accountId: ctx.accountId,
    name,
    secretHash: hashSecret(secret),
    secretPrefix: secret.slice(0, shownSecretCharacters),
    createdBy: ctx.actor.name,
    createdAt: ctx.clock.now(),
    expiresAt,
  }
  const client = await ctx.db.$transaction(async (tx) => {
    if (given.ownerId) await requireOwner(tx, ctx, given.ownerId)
    const ownerId = given.ownerId ?? (await findActingOwner(tx, ctx))
    const created = await tx.apiClient.create({ data: { ...data, ownerId }, select: apiClientFields })
    const detail = { name, ownerId, expiresAt: expiresAt?.toISOString() ?? null }
    await audit(tx, ctx, "api_client.create", created.id, detail)
    return created
  })
  return { client, secret }
}

import { z } from "zod"
import { defineVerb } from "#lib/access/verb.ts"
import { audit } from "#lib/audit/audit.ts"
import { hashSecret, newSecret } from "#lib/platform/crypto.ts"
import { lineOfText } from "#lib/platform/text-schema.ts"
import { expiresAtField, findActingOwner, ownerField, parseEnd, requireOwner } from "./api-client-fields.ts"
import { apiClientFields, apiClientView, toApiClientView } from "./api-client-view.ts"

const shownSecretCharacters = 6

/**
 * Creates the credentials of a brand backend (wire contract 1.4). The secret is in this answer only; its hash is kept.
 * `client.id` is the client_id of the token endpoint. Throws InvalidInputError, ForbiddenError.
 */
export const createApiClient = defineVerb({
  permission: "settings:create",
  input: z.object({
    name: lineOfText(100),
    /** Who creates it answers for it, unless somebody else is named. */
    ownerId: ownerField.optional(),
    expiresAt: expiresAtField.default(null),
  }),
  output: z.strictObject({ client: apiClientView, secret: z.string() }),
  async run(ctx, { name, ...given }) {
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
    return { client: toApiClientView(client), secret }
  },
})

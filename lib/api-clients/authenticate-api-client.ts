import { hashSecret, secretMatches } from "#lib/platform/crypto.ts"
import type { SystemCtx } from "#lib/platform/ctx.ts"
import type { ApiClient } from "#prisma/generated/client.ts"
import { InvalidClientError } from "./access-token-error.ts"

export type ApiCredentials = { accountId: string; clientId: string; clientSecret: string }

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Whether a text could name an API client at all. */
export const isClientId = (text: string) => uuid.test(text)

const hashOfNoSecret = hashSecret("")

/**
 * The API client that these credentials belong to. A client that does not exist costs the same comparison as one that
 * does. Throws InvalidClientError when id, secret or account is wrong, or the client was revoked or has ended.
 */
export async function authenticateApiClient(
  system: SystemCtx,
  { accountId, clientId, clientSecret }: ApiCredentials,
): Promise<ApiClient> {
  const client = isClientId(clientId)
    ? await system.db.apiClient.findUnique({ where: { id: clientId } })
    : null
  const secretIsRight = secretMatches(clientSecret, client?.secretHash ?? hashOfNoSecret)
  if (!client || !secretIsRight || client.accountId !== accountId || client.revokedAt)
    throw new InvalidClientError()
  if (hasEnded(system, client)) throw new InvalidClientError(endedText(client.expiresAt))
  return client
}

/** True from the moment at which the client has no access any more. */
export const hasEnded = ({ clock }: Pick<SystemCtx, "clock">, { expiresAt }: Pick<ApiClient, "expiresAt">) =>
  expiresAt !== null && expiresAt <= clock.now()

const endedText = (at: Date | null) =>
  `This API client ended at ${at?.toISOString()}: an Admin or Campaign Manager can give it a later end in Settings, API clients`

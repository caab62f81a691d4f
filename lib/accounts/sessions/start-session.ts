import { randomUUID } from "node:crypto"
import { seal } from "#lib/platform/crypto.ts"
import type { SystemCtx } from "#lib/platform/ctx.ts"
import type { Transaction } from "#lib/platform/db.ts"
import { NotFoundError } from "#lib/platform/errors.ts"
import type { SessionClaims } from "./get-signed-in-user.ts"

export type StartSessionInput = Omit<SessionClaims, "sessionId"> & {
  /** The ID token's `sid`, by which the identity provider names its own session; null when it says none. */
  providerSessionId: string | null
  /** By which the provider can be asked about the person again; null when it gives none. */
  refreshToken?: string | null
}

/**
 * Gives a person who was let in a session of its own; answers its id, for the cookie. Throws NotFoundError when the person is
 * unknown or shut out: `signInUser` comes first.
 */
export async function startSession(system: SystemCtx, input: StartSessionInput): Promise<string> {
  const { providerSessionId, refreshToken } = input
  const id = randomUUID()
  const startedAt = system.clock.now()
  await system.db.$transaction(async (tx) => {
    const userId = await lockEnabled(tx, input)
    await tx.userSession.create({
      data: {
        ...{ id, userId, providerSessionId, startedAt },
        ...{ lastSeenAt: startedAt, askedAt: startedAt },
        refreshTokenSealed: refreshToken ? seal(refreshToken) : null,
      },
    })
  })
  return id
}

/** Under a lock, so that whoever shuts the person out meanwhile comes first, or sees this session and ends it. */
async function lockEnabled(tx: Transaction, { accountId, subject }: StartSessionInput): Promise<string> {
  const [person] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id::text FROM app_user
    WHERE account_id = ${accountId} AND subject = ${subject} AND disabled_at IS NULL FOR SHARE`
  if (!person) throw new NotFoundError("This person")
  return person.id
}

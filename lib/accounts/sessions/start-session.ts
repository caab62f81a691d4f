import { randomUUID } from "node:crypto"
import { seal } from "#lib/platform/crypto.ts"
import type { SystemCtx } from "#lib/platform/ctx.ts"
import type { SessionClaims } from "./read-signed-in-user.ts"

export type StartSessionInput = Omit<SessionClaims, "sessionId"> & {
  /** The ID token's `sid`, by which the identity provider names its own session; null when it says none. */
  providerSessionId: string | null
  /** By which the provider can be asked about the person again; null when it gives none. */
  refreshToken?: string | null
}

const keptForMs = 30 * 24 * 60 * 60 * 1000

/**
 * Gives a person who was let in a session of its own; answers its id, for the cookie. Their sessions of a month ago are
 * forgotten. Throws when the person is unknown: `signInUser` comes first.
 */
export async function startSession(system: SystemCtx, input: StartSessionInput): Promise<string> {
  const { accountId, subject, providerSessionId, refreshToken } = input
  const id = randomUUID()
  const startedAt = system.clock.now()
  const longAgo = new Date(startedAt.getTime() - keptForMs)
  await system.db.$transaction(async (tx) => {
    const person = { accountId, subject, disabledAt: null }
    const { id: userId } = await tx.user.findFirstOrThrow({ where: person, select: { id: true } })
    await tx.userSession.deleteMany({ where: { userId, startedAt: { lt: longAgo } } })
    await tx.userSession.create({
      data: {
        ...{ id, userId, providerSessionId, startedAt },
        ...{ lastSeenAt: startedAt, askedAt: startedAt },
        refreshToken: refreshToken ? seal(refreshToken) : null,
      },
    })
  })
  return id
}

import { audit } from "#lib/audit/audit.ts"
import { seal, tryUnseal } from "#lib/platform/crypto.ts"
import { jobCtx, type SystemCtx } from "#lib/platform/ctx.ts"
import type { Transaction } from "#lib/platform/db.ts"
import type { User } from "#prisma/generated/client.ts"
import { roleOfClaims } from "../role-of-claims.ts"
import { endSessionsOf } from "./end-sessions-of.ts"
import type { SessionClaims } from "./get-signed-in-user.ts"

const everyMs = 5 * 60_000

export type ProviderAnswer = {
  /** "ended" when it vouches for the person no more, null when it said nothing of the kind. */
  person: { accountId: string; roles: string[] } | "ended" | null
  /** The token for the next time, when there is a new one. */
  refreshToken: string | null
}

/**
 * Asks the identity provider about the person of a session, once in five minutes and by one process, where it gave a
 * refresh token: another role counts from the next request on, a lost one ends the person's sessions, and a session that the
 * provider ended ends. When it does not answer, nothing changes. `ask` takes the refresh token to it.
 */
export async function recheckPerson(
  system: SystemCtx,
  { accountId, sessionId }: SessionClaims,
  ask: (refreshToken: string) => Promise<ProviderAnswer>,
): Promise<void> {
  const refreshToken = await takeTurn(system, sessionId)
  if (refreshToken === null) return
  const answer = await ask(refreshToken)
  await system.db.$transaction(async (tx) => {
    if (answer.refreshToken) await keepToken(tx, sessionId, answer.refreshToken)
    if (answer.person === null) return
    const session = await tx.userSession.findUnique({ where: { id: sessionId }, select: { user: true } })
    if (!session) return
    const { user } = session
    if (answer.person === "ended") return end(tx, system, user, sessionId)
    const role = answer.person.accountId === accountId ? roleOfClaims(answer.person.roles) : null
    if (role === null) return end(tx, system, user)
    if (role !== user.role) await changeRole(tx, system, user, role)
  })
}

/** The session's refresh token, for the one who comes first after five minutes; null for everybody else, and when no key opens it. */
async function takeTurn(system: SystemCtx, sessionId: string): Promise<string | null> {
  const now = system.clock.now()
  const [turn] = await system.db.$queryRaw<{ sealed: string }[]>`
    UPDATE user_session SET asked_at = ${now}
    WHERE id = ${sessionId}::uuid AND ended_at IS NULL AND refresh_token_sealed IS NOT NULL
      AND asked_at <= ${new Date(now.getTime() - everyMs)}
    RETURNING refresh_token_sealed AS sealed`
  return turn ? tryUnseal(turn.sealed) : null
}

/** Unless the session ended while the provider was asked. */
const keepToken = (tx: Transaction, id: string, refreshToken: string) =>
  tx.userSession.updateMany({
    where: { id, endedAt: null },
    data: { refreshTokenSealed: seal(refreshToken) },
  })

async function end(tx: Transaction, system: SystemCtx, user: User, sessionId?: string): Promise<void> {
  const sessions = await endSessionsOf(tx, system.clock.now(), user.id, sessionId)
  await audit(tx, providerCtx(system, user), "user.end_sessions", user.id, { sessions })
}

async function changeRole(tx: Transaction, system: SystemCtx, user: User, role: User["role"]): Promise<void> {
  await tx.user.update({ where: { id: user.id }, data: { role } })
  await audit(tx, providerCtx(system, user), "user.change_role", user.id, { role, roleBefore: user.role })
}

const providerCtx = (system: SystemCtx, { accountId }: User) => jobCtx(system, accountId, "identity provider")

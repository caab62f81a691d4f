import { audit } from "#lib/audit/audit.ts"
import type { SystemCtx } from "#lib/platform/ctx.ts"
import { endSessionsOf } from "./end-sessions-of.ts"
import type { SessionClaims } from "./get-signed-in-user.ts"

export type SignOutInput = SessionClaims & {
  /** True to end the person's sessions on all devices. */
  everywhere: boolean
  /** IP address of the request. */
  origin: string | null
}

/**
 * Ends the session, for copies of its cookie too, or all sessions of its person. Whoever is shut out may do it as well; a
 * session that has ended already ends no other one, since its cookie may be anybody's.
 */
export async function signOutUser(system: SystemCtx, input: SignOutInput): Promise<void> {
  const { accountId, subject, sessionId: id, everywhere, origin } = input
  await system.db.$transaction(async (tx) => {
    const session = await tx.userSession.findFirst({
      where: { id, endedAt: null, user: { accountId, subject } },
      select: { user: true },
    })
    if (!session) return
    const { user } = session
    const actor = { kind: "user", id: user.id, name: user.name, role: user.role } as const
    const ended = await endSessionsOf(tx, system.clock.now(), user.id, everywhere ? undefined : id)
    await audit(tx, { ...system, accountId, actor, origin }, "user.sign_out", user.id, { sessions: ended })
  })
}

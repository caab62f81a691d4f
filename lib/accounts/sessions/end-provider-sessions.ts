import { auditEntry } from "#lib/audit/audit.ts"
import { jobCtx, type SystemCtx } from "#lib/platform/ctx.ts"
import { endOfSession } from "./end-sessions-of.ts"

export type ProviderSessionsInput = {
  /** The provider's `sub`: all sessions of that person, at every account. */
  subject: string | null
  /** The provider's `sid`: sessions that began with that sign-in there, of that person when both are given. */
  providerSessionId: string | null
  /** Sessions that began later stay: a notice that is repeated ends nothing new. */
  beganBefore: Date
}

/**
 * Ends the sessions that the identity provider says are over; with a `sid` only those. Knows no account, since the provider
 * knows none. Repeating it changes nothing.
 */
export async function endProviderSessions(system: SystemCtx, input: ProviderSessionsInput): Promise<void> {
  const { subject, providerSessionId, beganBefore } = input
  if (subject === null && providerSessionId === null) return
  const over = {
    endedAt: null,
    startedAt: { lt: beganBefore },
    ...(providerSessionId !== null && { providerSessionId }),
    ...(subject !== null && { user: { subject } }),
  }
  await system.db.$transaction(async (tx) => {
    const ended = await tx.userSession.findMany({ where: over, select: { id: true, user: true } })
    const ids = ended.map(({ id }) => id)
    await tx.userSession.updateMany({ where: { id: { in: ids } }, data: endOfSession(system.clock.now()) })
    const people = new Map(ended.map(({ user }) => [user.id, user.accountId]))
    const entries = [...people].map(([userId, accountId]) =>
      auditEntry(jobCtx(system, accountId, "identity provider"), "user.end_sessions", userId),
    )
    await tx.auditEntry.createMany({ data: entries })
  })
}

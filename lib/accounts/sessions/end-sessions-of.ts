import type { Transaction } from "#lib/platform/db.ts"

/** What ends a session. The provider's token goes with it: nobody asks about a session that is over. */
export const endOfSession = (endedAt: Date) => ({ endedAt, refreshTokenSealed: null })

/** Ends the open sessions of a person, or the one with `sessionId`; answers how many. Permission and audit are the caller's. */
export async function endSessionsOf(
  tx: Transaction,
  endedAt: Date,
  userId: string,
  sessionId?: string,
): Promise<number> {
  const where = { userId, id: sessionId, endedAt: null }
  const { count } = await tx.userSession.updateMany({ where, data: endOfSession(endedAt) })
  return count
}

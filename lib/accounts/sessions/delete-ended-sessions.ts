import type { SystemCtx } from "#lib/platform/ctx.ts"
import { env } from "#lib/platform/env.ts"

const keptForMs = 7 * 24 * 3_600_000

/**
 * Takes the provider's token from sessions that are over, by an end or by SESSION_ABSOLUTE_HOURS, and forgets those that
 * have been over for a week. A living one is never touched. Repeating it changes nothing.
 */
export async function deleteEndedSessions({ db, clock }: SystemCtx): Promise<void> {
  const now = clock.now().getTime()
  const overBy = (at: number) => ({
    OR: [
      { endedAt: { lte: new Date(at) } },
      { startedAt: { lte: new Date(at - env().SESSION_ABSOLUTE_HOURS * 3_600_000) } },
    ],
  })
  await db.userSession.deleteMany({ where: overBy(now - keptForMs) })
  await db.userSession.updateMany({
    where: { ...overBy(now), refreshTokenSealed: { not: null } },
    data: { refreshTokenSealed: null },
  })
}

import type { SystemCtx } from "#lib/platform/ctx.ts"
import type { SessionClaims } from "./get-signed-in-user.ts"

/** Notes that the person of a session did something just now. An ended session notes nothing. */
export async function recordSeen(
  system: SystemCtx,
  { sessionId }: Pick<SessionClaims, "sessionId">,
): Promise<void> {
  await system.db.$executeRaw`
    WITH seen AS (
      UPDATE user_session SET last_seen_at = ${system.clock.now()}::timestamptz
      WHERE id = ${sessionId}::uuid AND ended_at IS NULL RETURNING user_id, last_seen_at)
    UPDATE app_user SET last_seen_at = seen.last_seen_at FROM seen WHERE app_user.id = seen.user_id`
}

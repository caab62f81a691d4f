import { requirePermission } from "#lib/access/permissions.ts"
import { endSessionsOf } from "#lib/accounts/sessions/end-sessions-of.ts"
import { audit } from "#lib/audit/audit.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { lockPerson, type PersonInput, personInput } from "./lock-person.ts"

/**
 * Signs a person out on all devices; they may sign in again. Throws NotFoundError, ForbiddenError.
 */
export async function endPersonSessions(ctx: Ctx, input: PersonInput): Promise<void> {
  requirePermission(ctx, "people:write")
  const { personId } = personInput.parse(input)
  await ctx.db.$transaction(async (tx) => {
    await lockPerson(tx, ctx, personId)
    const sessions = await endSessionsOf(tx, ctx.clock.now(), personId)
    if (sessions > 0) await audit(tx, ctx, "user.end_sessions", personId, { sessions })
  })
}

import { requirePermission } from "#lib/access/permissions.ts"
import { endSessionsOf } from "#lib/accounts/sessions/end-sessions-of.ts"
import { audit } from "#lib/audit/audit.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { lockPerson, type PersonInput, personInput } from "./lock-person.ts"

/**
 * Lets a person in again, from their next sign-in on: no session of before opens anything, however it was begun. Repeating it changes nothing.
 * Throws NotFoundError, ForbiddenError.
 */
export async function enablePerson(ctx: Ctx, input: PersonInput): Promise<void> {
  requirePermission(ctx, "people:write")
  const { personId } = personInput.parse(input)
  await ctx.db.$transaction(async (tx) => {
    const { person } = await lockPerson(tx, ctx, personId)
    if (!person.disabledAt) return
    await endSessionsOf(tx, ctx.clock.now(), personId)
    await tx.user.update({ where: { id: personId }, data: { disabledAt: null } })
    await audit(tx, ctx, "user.enable", personId)
  })
}

import { z } from "zod"
import { defineVerb } from "#lib/access/verb.ts"
import { endSessionsOf } from "#lib/accounts/sessions/end-sessions-of.ts"
import { audit } from "#lib/audit/audit.ts"
import { ConflictError } from "#lib/platform/errors.ts"
import { lockPerson, personInput } from "./lock-person.ts"

/**
 * Shuts a person out: their sessions end, and they are not let in again, whatever the identity provider says. What they
 * made goes on, API clients they answer for included. Repeating it changes nothing. Throws ConflictError for oneself and
 * for the last admin, NotFoundError, ForbiddenError.
 */
export const disablePerson = defineVerb({
  permission: "people:write",
  input: personInput,
  output: z.void(),
  async run(ctx, { personId }) {
    if (personId === ctx.actor.id)
      throw new ConflictError("You cannot switch off your own access: ask another Admin to do it")
    await ctx.db.$transaction(async (tx) => {
      const { person, otherAdmins } = await lockPerson(tx, ctx, personId)
      if (person.disabledAt) return
      if (person.role === "admin" && otherAdmins.length === 0)
        throw new ConflictError(`${person.name} is the last Admin: let another Admin sign in first`)
      const disabledAt = ctx.clock.now()
      await tx.user.update({ where: { id: personId }, data: { disabledAt } })
      const sessions = await endSessionsOf(tx, disabledAt, personId)
      await audit(tx, ctx, "user.disable", personId, { sessions })
    })
  },
})

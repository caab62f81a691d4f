import { z } from "zod"
import { defineVerb } from "#lib/access/verb.ts"
import { endSessionsOf } from "#lib/accounts/sessions/end-sessions-of.ts"
import { audit } from "#lib/audit/audit.ts"
import { lockPerson, personInput } from "./lock-person.ts"

/**
 * Lets a person in again, from their next sign-in on: no session of before opens anything, however it was begun. Repeating it changes nothing.
 * Throws NotFoundError, ForbiddenError.
 */
export const enablePerson = defineVerb({
  permission: "people:write",
  input: personInput,
  output: z.void(),
  async run(ctx, { personId }) {
    await ctx.db.$transaction(async (tx) => {
      const { person } = await lockPerson(tx, ctx, personId)
      if (!person.disabledAt) return
      await endSessionsOf(tx, ctx.clock.now(), personId)
      await tx.user.update({ where: { id: personId }, data: { disabledAt: null } })
      await audit(tx, ctx, "user.enable", personId)
    })
  },
})

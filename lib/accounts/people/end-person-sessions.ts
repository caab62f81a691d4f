import { z } from "zod"
import { defineVerb } from "#lib/access/verb.ts"
import { endSessionsOf } from "#lib/accounts/sessions/end-sessions-of.ts"
import { audit } from "#lib/audit/audit.ts"
import { lockPerson, personInput } from "./lock-person.ts"

/**
 * Signs a person out on all devices; they may sign in again. Throws NotFoundError, ForbiddenError.
 */
export const endPersonSessions = defineVerb({
  permission: "people:write",
  input: personInput,
  output: z.void(),
  async run(ctx, { personId }) {
    await ctx.db.$transaction(async (tx) => {
      await lockPerson(tx, ctx, personId)
      const sessions = await endSessionsOf(tx, ctx.clock.now(), personId)
      if (sessions > 0) await audit(tx, ctx, "user.end_sessions", personId, { sessions })
    })
  },
})

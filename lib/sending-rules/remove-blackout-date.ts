import { z } from "zod"
import { defineVerb } from "#lib/access/verb.ts"
import { audit } from "#lib/audit/audit.ts"
import { reconsiderWaiting } from "#lib/ledger/held/reconsider-waiting.ts"
import { NotFoundError } from "#lib/platform/errors.ts"
import { changeRules } from "./change-rules.ts"

/** Lets messages leave on a day again; what waits because of it goes at once. Throws NotFoundError, ForbiddenError. */
export const removeBlackoutDate = defineVerb({
  permission: "settings:create",
  input: z.object({ day: z.iso.date("Choose a day") }),
  output: z.void(),
  async run(ctx, { day }) {
    await changeRules(ctx, async (tx) => {
      const where = { accountId: ctx.accountId, day: new Date(day) }
      const { count } = await tx.blackoutDate.deleteMany({ where })
      if (count === 0) throw new NotFoundError("The blackout date")
      const recipients = await reconsiderWaiting(tx, ctx)
      await audit(tx, ctx, "blackout_date.remove", day, { recipients })
    })
    await ctx.jobs.enqueue({ name: "release-held", payload: {} })
  },
})

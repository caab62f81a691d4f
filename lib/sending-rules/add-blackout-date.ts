import { z } from "zod"
import { defineVerb } from "#lib/access/verb.ts"
import { audit } from "#lib/audit/audit.ts"
import { reconsiderWaiting } from "#lib/ledger/held/reconsider-waiting.ts"
import { ConflictError, InvalidInputError } from "#lib/platform/errors.ts"
import { lineOfText } from "#lib/platform/text-schema.ts"
import { changeRules } from "./change-rules.ts"
import { blackoutDateView } from "./list-blackout-dates.ts"

/** It is still that day somewhere until 12 hours after it ended at Greenwich. */
const lastZoneMs = 36 * 3_600_000

/**
 * Adds a day on which nobody is written to, in each recipient's own calendar. What waits keeps to it at once. Throws
 * InvalidInputError for a day that is over everywhere, ConflictError for one on the list, ForbiddenError.
 */
export const addBlackoutDate = defineVerb({
  permission: "settings:create",
  input: z.strictObject({
    day: z.iso.date("Choose a day"),
    name: lineOfText(100),
  }),
  output: blackoutDateView,
  async run(ctx, { day, name }) {
    const date = new Date(day)
    if (date.getTime() + lastZoneMs <= ctx.clock.now().getTime())
      throw new InvalidInputError("This day is over", [{ path: "day", message: "This day is over" }])
    await changeRules(ctx, async (tx) => {
      const data = [{ accountId: ctx.accountId, day: date, name }]
      const { count } = await tx.blackoutDate.createMany({ data, skipDuplicates: true })
      if (count === 0) throw new ConflictError(`${day} is a blackout date already`)
      const recipients = await reconsiderWaiting(tx, ctx)
      await audit(tx, ctx, "blackout_date.add", day, { name, recipients })
    })
    await ctx.jobs.enqueue({ name: "release-held", payload: {} })
    return { day, name }
  },
})

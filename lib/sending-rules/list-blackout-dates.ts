import { z } from "zod"
import { defineVerb, noInput } from "#lib/access/verb.ts"

/** A day as yyyy-mm-dd, in each recipient's own calendar. */
export const blackoutDateView = z.strictObject({ day: z.string(), name: z.string() })
export type BlackoutDateView = z.output<typeof blackoutDateView>

/** The days on which the account writes to nobody, in order. Throws ForbiddenError. */
export const listBlackoutDates = defineVerb({
  permission: "settings:read",
  input: noInput,
  output: z.array(blackoutDateView),
  async run(ctx) {
    const dates = await ctx.db.blackoutDate.findMany({
      where: { accountId: ctx.accountId },
      orderBy: { day: "asc" },
    })
    return dates.map(({ day, name }) => ({ day: day.toISOString().slice(0, 10), name }))
  },
})

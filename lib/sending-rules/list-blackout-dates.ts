import { requirePermission } from "#lib/access/permissions.ts"
import type { Ctx } from "#lib/platform/ctx.ts"

/** A day as yyyy-mm-dd, in each recipient's own calendar. */
export type BlackoutDateView = { day: string; name: string }

/** The days on which the account writes to nobody, in order. Throws ForbiddenError. */
export async function listBlackoutDates(ctx: Ctx): Promise<BlackoutDateView[]> {
  requirePermission(ctx, "settings:read")
  const dates = await ctx.db.blackoutDate.findMany({
    where: { accountId: ctx.accountId },
    orderBy: { day: "asc" },
  })
  return dates.map(({ day, name }) => ({ day: day.toISOString().slice(0, 10), name }))
}

import { z } from "zod"
import { requirePermission } from "#lib/access/permissions.ts"
import { audit } from "#lib/audit/audit.ts"
import { reconsiderWaiting } from "#lib/ledger/held/reconsider-waiting.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { NotFoundError } from "#lib/platform/errors.ts"
import { changeRules } from "./change-rules.ts"

export const removeBlackoutDateInput = z.object({ day: z.iso.date("Choose a day") })

/** Lets messages leave on a day again; what waits because of it goes at once. Throws NotFoundError, ForbiddenError. */
export async function removeBlackoutDate(
  ctx: Ctx,
  input: z.input<typeof removeBlackoutDateInput>,
): Promise<void> {
  requirePermission(ctx, "settings:create")
  const { day } = removeBlackoutDateInput.parse(input)
  await changeRules(ctx, async (tx) => {
    const where = { accountId: ctx.accountId, day: new Date(day) }
    const { count } = await tx.blackoutDate.deleteMany({ where })
    if (count === 0) throw new NotFoundError("The blackout date")
    const recipients = await reconsiderWaiting(tx, ctx)
    await audit(tx, ctx, "blackout_date.remove", day, { recipients })
  })
  await ctx.jobs.enqueue({ name: "release-held", payload: {} })
}

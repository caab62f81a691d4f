import { z } from "zod"
import { defineVerb } from "#lib/access/verb.ts"
import { audit } from "#lib/audit/audit.ts"
import { reconsiderWaiting } from "#lib/ledger/held/reconsider-waiting.ts"
import { NotFoundError } from "#lib/platform/errors.ts"
import { receivingWindowsInput } from "#lib/windows/receiving-windows-input.ts"
import { Prisma } from "#prisma/generated/client.ts"
import { changeRules } from "./change-rules.ts"

/**
 * Sets when messages may leave from a sender, for campaigns that bring no hours of their own. What waits on it keeps to
 * the new hours at once. Throws InvalidInputError, NotFoundError, ForbiddenError.
 */
export const updateSenderWindows = defineVerb({
  permission: "settings:create",
  input: z.strictObject({
    senderId: z.uuid(),
    /** null = the account's. */
    windows: receivingWindowsInput.nullable(),
  }),
  output: z.void(),
  async run(ctx, { senderId: id, windows }) {
    const { accountId } = ctx
    await changeRules(ctx, async (tx) => {
      const data = { windows: windows ?? Prisma.DbNull }
      const { count } = await tx.sender.updateMany({ where: { id, accountId }, data })
      if (count === 0) throw new NotFoundError("The sender")
      const recipients = await reconsiderWaiting(tx, ctx, Prisma.sql`lane_id = ${id}::uuid`)
      await audit(tx, ctx, "sender.update_windows", id, { windows, recipients })
    })
    await ctx.jobs.enqueue({ name: "release-held", payload: {} })
  },
})

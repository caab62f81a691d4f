import { z } from "zod"
import { defineVerb, noInput } from "#lib/access/verb.ts"

export const lineCheck = z.strictObject({
  /** Whether numbers are looked up before an SMS, and landlines refused. Each look-up is billed. */
  isOn: z.boolean(),
})

/** Whether the account checks lines before it sends SMS. Throws ForbiddenError. */
export const getLineCheck = defineVerb({
  permission: "settings:read",
  input: noInput,
  output: lineCheck,
  async run(ctx) {
    const { checkLineType: isOn } = await ctx.db.account.findUniqueOrThrow({ where: { id: ctx.accountId } })
    return { isOn }
  },
})

import { defineVerb } from "#lib/access/verb.ts"
import { audit } from "#lib/audit/audit.ts"
import { makeCheckedDue } from "#lib/ledger/held/make-due.ts"
import { changeRules } from "./change-rules.ts"
import { lineCheck } from "./get-line-check.ts"

/**
 * Switches the check of lines on, for what is launched and let go from now on, or off: then nothing waits for it any more.
 * It costs money, so that an Admin decides. Throws ForbiddenError.
 */
export const updateLineCheck = defineVerb({
  permission: "settings:administer",
  input: lineCheck,
  output: lineCheck,
  async run(ctx, { isOn }) {
    const { accountId } = ctx
    await changeRules(ctx, async (tx) => {
      await tx.account.update({ where: { id: accountId }, data: { checkLineType: isOn } })
      if (!isOn) await makeCheckedDue(tx, { accountId, addressKeys: null, now: ctx.clock.now() })
      await audit(tx, ctx, "account.update_line_check", accountId, { isOn })
    })
    if (!isOn) await ctx.jobs.enqueue({ name: "release-held", payload: {} })
    return { isOn }
  },
})

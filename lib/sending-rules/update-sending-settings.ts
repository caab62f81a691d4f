import { z } from "zod"
import { defineVerb } from "#lib/access/verb.ts"
import { audit } from "#lib/audit/audit.ts"
import { reconsiderWaiting } from "#lib/ledger/held/reconsider-waiting.ts"
import { timeZoneName } from "#lib/platform/time-zone.ts"
import { receivingWindowsInput } from "#lib/windows/receiving-window.ts"
import { Prisma } from "#prisma/generated/client.ts"
import { changeRules } from "./change-rules.ts"
import { getSendingSettings, sendingSettings } from "./get-sending-settings.ts"

/**
 * Sets when the account's campaigns may send. What waits keeps to the new rules at once, also when it was about to leave.
 * Throws InvalidInputError, ForbiddenError.
 */
export const updateSendingSettings = defineVerb({
  permission: "settings:create",
  input: z.strictObject({
    /** The zone of the account's day, by which its daily limit counts. */
    timeZone: timeZoneName,
    /** For recipients whose number tells no zone; null holds them until somebody tells it. */
    fallbackTimeZone: timeZoneName.nullable(),
    /** null = the channel's default. */
    windows: receivingWindowsInput.nullable(),
    /** Keep to the stricter hours of US states. */
    stateRules: z.boolean(),
  }),
  output: sendingSettings,
  async run(ctx, change) {
    await changeRules(ctx, async (tx) => {
      await tx.account.update({
        where: { id: ctx.accountId },
        data: { ...change, windows: change.windows ?? Prisma.DbNull },
      })
      const recipients = await reconsiderWaiting(tx, ctx)
      await audit(tx, ctx, "account.update_sending", ctx.accountId, { ...change, recipients })
    })
    await ctx.jobs.enqueue({ name: "release-held", payload: {} })
    return getSendingSettings(ctx)
  },
})

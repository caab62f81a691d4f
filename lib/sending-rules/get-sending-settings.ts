import { z } from "zod"
import { defineVerb, noInput } from "#lib/access/verb.ts"
import { type ReceivingWindow, receivingWindow } from "#lib/windows/receiving-window.ts"

export const sendingSettings = z.strictObject({
  timeZone: z.string(),
  fallbackTimeZone: z.string().nullable(),
  stateRules: z.boolean(),
  maxMessagesPerDay: z.int(),
  maxRowsPerImport: z.int(),
  /** null = the channel's default: for SMS daily 08:00 to 21:00. */
  windows: z.array(receivingWindow).nullable(),
})
export type SendingSettings = z.output<typeof sendingSettings>

/** The rules by which the account's campaigns may send, unless they bring their own, and its limits. Throws ForbiddenError. */
export const getSendingSettings = defineVerb({
  permission: "settings:read",
  input: noInput,
  output: sendingSettings,
  async run(ctx) {
    const { windows, ...account } = await ctx.db.account.findUniqueOrThrow({
      where: { id: ctx.accountId },
      select: {
        timeZone: true,
        fallbackTimeZone: true,
        windows: true,
        stateRules: true,
        maxMessagesPerDay: true,
        maxRowsPerImport: true,
      },
    })
    return { ...account, windows: windows as ReceivingWindow[] | null }
  },
})

import { z } from "zod"
import { defineVerb, noInput } from "#lib/access/verb.ts"
import type { ReceivingWindow } from "#lib/windows/receiving-window.ts"
import { receivingWindow } from "#lib/windows/receiving-windows-input.ts"
import { Channel } from "#prisma/generated/enums.ts"

/** The account's senders that may be chosen, by channel and number. */
export const listSenderChoices = defineVerb({
  permission: "campaigns:read",
  input: noInput,
  output: z.array(
    z.strictObject({
      id: z.string(),
      address: z.string(),
      label: z.string(),
      channel: z.enum(Channel),
      /** When it may write, for campaigns without hours of their own; null = when the account may. */
      windows: z.array(receivingWindow).nullable(),
    }),
  ),
  async run(ctx) {
    const senders = await ctx.db.sender.findMany({
      where: { accountId: ctx.accountId, enabled: true },
      select: { id: true, address: true, label: true, channel: true, windows: true },
      orderBy: [{ channel: "asc" }, { address: "asc" }],
    })
    return senders.map((sender) => ({ ...sender, windows: sender.windows as ReceivingWindow[] | null }))
  },
})

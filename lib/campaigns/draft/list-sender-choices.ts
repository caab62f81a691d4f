import { z } from "zod"
import { defineVerb, noInput } from "#lib/access/verb.ts"
import { Channel } from "#prisma/generated/enums.ts"

/** The account's senders that may be chosen, by channel and number. */
export const listSenderChoices = defineVerb({
  permission: "campaigns:read",
  input: noInput,
  output: z.array(
    z.strictObject({ id: z.string(), address: z.string(), label: z.string(), channel: z.enum(Channel) }),
  ),
  async run(ctx) {
    return ctx.db.sender.findMany({
      where: { accountId: ctx.accountId, enabled: true },
      select: { id: true, address: true, label: true, channel: true },
      orderBy: [{ channel: "asc" }, { address: "asc" }],
    })
  },
})

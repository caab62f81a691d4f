import { z } from "zod"
import { defineVerb, noInput } from "#lib/access/verb.ts"
import { senderView, senderWithLane, toSenderView } from "./sender-view.ts"

/** All senders of the account with the pace and the problem of their lanes, oldest first. Throws ForbiddenError. */
export const listSenders = defineVerb({
  permission: "settings:read",
  input: noInput,
  output: z.array(senderView),
  async run(ctx) {
    const rows = await ctx.db.sender.findMany({
      where: { accountId: ctx.accountId },
      orderBy: { createdAt: "asc" },
      select: senderWithLane,
    })
    return rows.map(toSenderView)
  },
})

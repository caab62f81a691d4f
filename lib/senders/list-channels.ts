import { z } from "zod"
import { defineVerb, noInput } from "#lib/access/verb.ts"
import { channelNames } from "#lib/channels/channels.ts"
import { channelsOf } from "./account-channels.ts"

export const channelSettings = z.array(
  z.strictObject({ channel: z.enum(channelNames), enabled: z.boolean() }),
)

/** The account's channels, and whether each may be used. Throws ForbiddenError. */
export const listChannels = defineVerb({
  permission: "settings:read",
  input: noInput,
  output: channelSettings,
  async run(ctx) {
    return channelsOf(await ctx.db.account.findUniqueOrThrow({ where: { id: ctx.accountId } }))
  },
})

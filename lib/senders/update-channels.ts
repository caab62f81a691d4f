import { z } from "zod"
import { defineVerb } from "#lib/access/verb.ts"
import { audit } from "#lib/audit/audit.ts"
import { channelNames } from "#lib/channels/channels.ts"
import type { Transaction } from "#lib/platform/db.ts"
import type { Channel } from "#prisma/generated/enums.ts"
import { type AccountChannel, channelsOf } from "./account-channels.ts"
import { channelSettings, listChannels } from "./list-channels.ts"
import { channelOffText } from "./verdict-text.ts"
import { wakeLane } from "./wake-lane.ts"

/**
 * Switches the account's channels on or off. With a channel its senders are off: no new message can use
 * them, and what waits goes on waiting until the channel is on again. Throws InvalidInputError, ForbiddenError.
 */
export const updateChannels = defineVerb({
  permission: "settings:administer",
  input: z.strictObject({
    channels: channelSettings.refine(
      (given) =>
        given.length === channelNames.length &&
        new Set(given.map(({ channel }) => channel)).size === given.length,
      "Name each channel once",
    ),
  }),
  output: channelSettings,
  async run(ctx, { channels }) {
    const woken = await ctx.db.$transaction(async (tx) => {
      const where = { id: ctx.accountId }
      await tx.$queryRaw`SELECT FROM account WHERE id = ${ctx.accountId} FOR NO KEY UPDATE`
      const before = channelsOf(await tx.account.findUniqueOrThrow({ where }))
      const disabledChannels = channels.filter(({ enabled }) => !enabled).map(({ channel }) => channel)
      await tx.account.update({ where, data: { disabledChannels } })
      const { off, on } = switched(before, channels)
      await switchOff(tx, ctx.accountId, off)
      await audit(tx, ctx, "account.update_channels", ctx.accountId, { disabledChannels })
      return switchOn(tx, ctx.accountId, on)
    })
    for (const { id } of woken) await wakeLane(ctx, id)
    return listChannels(ctx)
  },
})

function switched(before: AccountChannel[], after: AccountChannel[]) {
  const wasOn = new Map(before.map(({ channel, enabled }) => [channel, enabled]))
  const changed = after.filter(({ channel, enabled }) => wasOn.get(channel) !== enabled)
  const names = (isOn: boolean) =>
    changed.filter(({ enabled }) => enabled === isOn).map(({ channel }) => channel)
  return { on: names(true), off: names(false) }
}

async function switchOff(tx: Transaction, accountId: string, channels: Channel[]): Promise<void> {
  const where = { accountId, channel: { in: channels }, enabled: true }
  const lanes = { sender: where, problem: null }
  await tx.lane.updateMany({ where: lanes, data: { problem: channelOffText } })
  await tx.sender.updateMany({ where, data: { enabled: false, offByChannel: true } })
}

/** Those that the channel took along are on again, but for one that cannot send. */
async function switchOn(tx: Transaction, accountId: string, channels: Channel[]): Promise<{ id: string }[]> {
  const where = { accountId, channel: { in: channels }, offByChannel: true }
  const senders = await tx.sender.findMany({ where, select: { id: true, offByVerdict: true } })
  await tx.sender.updateMany({ where: { ...where, offByVerdict: false }, data: { enabled: true } })
  await tx.sender.updateMany({ where, data: { offByChannel: false } })
  const ids = senders.map(({ id }) => id)
  await tx.lane.updateMany({
    where: { id: { in: ids }, problem: channelOffText },
    data: { problem: null, backoffUntil: null },
  })
  return senders.filter(({ offByVerdict }) => !offByVerdict)
}

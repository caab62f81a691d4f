import { type ChannelName, channelNames } from "#lib/channels/channels.ts"
import type { Account } from "#prisma/generated/client.ts"

export type AccountChannel = { channel: ChannelName; enabled: boolean }

/** The channels that there are, in the account's order of trying; one that it never ordered comes after the others. */
export function channelsOf(account: Pick<Account, "channelOrder" | "disabledChannels">): AccountChannel[] {
  const { channelOrder, disabledChannels } = account
  const ordered = channelOrder.flatMap((name) => channelNames.filter((known) => known === name))
  const others = channelNames.filter((name) => !ordered.includes(name))
  return [...ordered, ...others].map((channel) => ({ channel, enabled: !disabledChannels.includes(channel) }))
}

import { type ChannelName, channelNames } from "#lib/channels/channels.ts"
import type { Account } from "#prisma/generated/client.ts"

export type AccountChannel = { channel: ChannelName; enabled: boolean }

/** The channels that there are, and whether the account may use each. */
export const channelsOf = ({ disabledChannels }: Pick<Account, "disabledChannels">): AccountChannel[] =>
  channelNames.map((channel) => ({ channel, enabled: !disabledChannels.includes(channel) }))

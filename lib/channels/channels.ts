import type { z } from "zod"
import type { Channel } from "#prisma/generated/enums.ts"
import type { ChannelPort } from "./port/channel-port.ts"
import type { WebhookSource } from "./port/webhook-source.ts"
import { sms } from "./sms/sms.ts"
import { whatsApp } from "./whatsapp/whatsapp.ts"

/** The channels that there are: a new one is a folder beside these and a line here. The first is that of who names none. */
export const channels = { sms, whatsapp: whatsApp } satisfies Partial<Record<Channel, ChannelPort>>

export type ChannelName = keyof typeof channels

/** What a leg says, of whichever channel. */
export type LegContent = z.output<(typeof channels)[ChannelName]["content"]>

export const channelNames = Object.keys(channels) as [ChannelName, ...ChannelName[]]
export const [defaultChannel] = channelNames

/** Those whose messages people write, rather than choose. */
export const textChannels = channelNames.filter((name) => channels[name].newContent.kind === "text")

/** The channel of a stored row. Throws for one that this installation does not have. */
export function channelOf(name: Channel): ChannelPort<LegContent> {
  const channel = channels[name as ChannelName]
  if (!channel) throw new Error(`There is no channel ${name}`)
  return channel
}

/** Who calls `/api/webhooks/{name}/…`; undefined when nobody does. */
export const findWebhookSource = (name: string): WebhookSource | undefined =>
  Object.values(channels).find(({ webhooks }) => webhooks.name === name)?.webhooks

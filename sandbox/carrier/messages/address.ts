const WHATSAPP_PREFIX = "whatsapp:"

export const CHANNELS = ["sms", "whatsapp"] as const

export type Channel = (typeof CHANNELS)[number]

/** An address is a number, for WhatsApp with its prefix. */
export const channelOf = (address: string): Channel =>
  address.startsWith(WHATSAPP_PREFIX) ? "whatsapp" : "sms"

export const numberOf = (address: string): string =>
  address.startsWith(WHATSAPP_PREFIX) ? address.slice(WHATSAPP_PREFIX.length) : address

export const addressOn = (channel: Channel, number: string): string =>
  channel === "whatsapp" ? WHATSAPP_PREFIX + number : number

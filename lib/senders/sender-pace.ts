import type { Channel } from "#prisma/generated/enums.ts"

/** What a channel's senders are paced by, and how many of them a second one may send unless told otherwise. */
export const senderPaces: Record<Channel, { unit: "segments" | "messages"; ratePerSecond: number }> = {
  sms: { unit: "segments", ratePerSecond: 10 },
  whatsapp: { unit: "messages", ratePerSecond: 80 },
  inapp: { unit: "messages", ratePerSecond: 10 },
}

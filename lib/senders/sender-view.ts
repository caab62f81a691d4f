import type { Channel, Prisma } from "#prisma/generated/client.ts"

/** A number of the brand with its lane, as the settings show it. */
export type SenderView = {
  id: string
  channel: Channel
  /** E.164. */
  address: string
  label: string
  enabled: boolean
  /** Segments a second. */
  ratePerSecond: number
  /** Why the lane stands still, as a sentence; null when it moves. */
  problem: string | null
  /** When Twilio said that the number is the account's and can send, ISO 8601; null when it never did, or says no now. */
  verifiedAt: string | null
}

export const senderWithLane = {
  id: true,
  channel: true,
  address: true,
  label: true,
  enabled: true,
  verdict: true,
  verifiedAt: true,
  lane: { select: { ratePerSecond: true, problem: true } },
} satisfies Prisma.SenderSelect

type Row = Prisma.SenderGetPayload<{ select: typeof senderWithLane }>

export const senderView = ({ lane, verdict, verifiedAt, ...sender }: Row): SenderView => ({
  ...sender,
  ratePerSecond: lane?.ratePerSecond ?? 0,
  problem: lane?.problem ?? null,
  verifiedAt: (verdict === "verified" && verifiedAt?.toISOString()) || null,
})

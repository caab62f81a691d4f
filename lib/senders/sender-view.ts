import { z } from "zod"
import { instant } from "#lib/platform/instant.ts"
import type { ReceivingWindow } from "#lib/windows/receiving-window.ts"
import { receivingWindow } from "#lib/windows/receiving-windows-input.ts"
import type { Prisma } from "#prisma/generated/client.ts"
import { Channel } from "#prisma/generated/enums.ts"

/** A sender of the brand with its lane, as the settings show it. */
export const senderView = z.strictObject({
  id: z.string(),
  channel: z.enum(Channel),
  /** A number in E.164, or the SID of a messaging service. */
  address: z.string(),
  label: z.string(),
  enabled: z.boolean(),
  /** It is off with its channel only, and on with it again. */
  offByChannel: z.boolean(),
  /** Segments a second for SMS, else messages. */
  ratePerSecond: z.number(),
  /** Why the lane stands still, as a sentence; null when it moves. */
  problem: z.string().nullable(),
  /** When it may write, for campaigns without hours of their own; null = when the account may. */
  windows: z.array(receivingWindow).nullable(),
  /** When Twilio said that the number is the account's and can send, ISO 8601; null when it never did, or says no now. */
  verifiedAt: instant.nullable(),
})
export type SenderView = z.output<typeof senderView>

export const senderWithLane = {
  id: true,
  channel: true,
  address: true,
  label: true,
  enabled: true,
  offByChannel: true,
  verdict: true,
  verifiedAt: true,
  windows: true,
  lane: { select: { ratePerSecond: true, problem: true } },
} satisfies Prisma.SenderSelect

type Row = Prisma.SenderGetPayload<{ select: typeof senderWithLane }>

export const toSenderView = ({ lane, verdict, verifiedAt, windows, ...sender }: Row): SenderView => ({
  ...sender,
  ratePerSecond: lane?.ratePerSecond ?? 0,
  problem: lane?.problem ?? null,
  windows: windows as ReceivingWindow[] | null,
  verifiedAt: (verdict === "verified" && verifiedAt?.toISOString()) || null,
})

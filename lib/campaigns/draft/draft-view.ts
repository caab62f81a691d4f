import { z } from "zod"
import { instant } from "#lib/platform/instant.ts"
import { receivingWindow } from "#lib/windows/receiving-window.ts"
import { CampaignStage, Channel } from "#prisma/generated/enums.ts"

/** What the wizard reads and writes. */
export const campaignDraft = z.strictObject({
  id: z.string(),
  /** Rises with every change of the draft, of its audience and of a line of it; send it back with the next change. */
  version: z.int(),
  stage: z.enum(CampaignStage),
  name: z.string(),
  channel: z.enum(Channel),
  senderId: z.string().nullable(),
  skillId: z.string().nullable(),
  lookbackMinutes: z.int(),
  text: z.string(),
  optOutText: z.string(),
  /** Receiving windows of its own; null = the account's. */
  windows: z.array(receivingWindow).nullable(),
  /** The zone in which people wrote `startAt` and `endsAt`. */
  scheduleTimeZone: z.string().nullable(),
  /** null = when it is launched. */
  startAt: instant.nullable(),
  /** Nothing is sent after it. */
  endsAt: instant.nullable(),
  /** Evenly over this time; null = as fast as the sender may. */
  spreadMinutes: z.int().nullable(),
  /** For numbers that tell no zone; null = the account's, which may hold them. */
  fallbackTimeZone: z.string().nullable(),
  updatedAt: instant,
})
export type CampaignDraft = z.output<typeof campaignDraft>

import type { Instant } from "#lib/platform/instant.ts"
import type { ReceivingWindow } from "#lib/windows/receiving-window.ts"
import type { CampaignStage, Channel } from "#prisma/generated/enums.ts"

/** What the wizard reads and writes. */
export type CampaignDraft = {
  id: string
  /** Rises with every change of the draft, of its audience and of a line of it; send it back with the next change. */
  version: number
  stage: CampaignStage
  name: string
  channel: Channel
  senderId: string | null
  skillId: string | null
  lookbackMinutes: number
  text: string
  optOutText: string
  /** Receiving windows of its own; null = the account's. */
  windows: ReceivingWindow[] | null
  /** The zone in which people wrote `startAt` and `endsAt`. */
  scheduleTimeZone: string | null
  /** null = when it is launched. */
  startAt: Instant | null
  /** Nothing is sent after it. */
  endsAt: Instant | null
  /** Evenly over this time; null = as fast as the sender may. */
  spreadMinutes: number | null
  /** For numbers that tell no zone; null = the account's, which may hold them. */
  fallbackTimeZone: string | null
  updatedAt: Instant
}

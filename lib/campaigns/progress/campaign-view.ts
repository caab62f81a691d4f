import type { AudienceView } from "#lib/campaigns/audience/audience-view.ts"
import type { CampaignDraft } from "#lib/campaigns/draft/draft-view.ts"
import type { Instant } from "#lib/platform/instant.ts"
import type { CampaignSource, Channel } from "#prisma/generated/enums.ts"
import type { CampaignStatus } from "./campaign-status.ts"
import type { StatusCounts } from "./status-counts.ts"

/** What lists and details show of campaigns. Pure types: screens and routes import them alike. */

export type CampaignRow = {
  id: string
  /** Empty while the draft has no name. */
  name: string
  channel: Channel
  source: CampaignSource
  status: CampaignStatus
  /** Ledger rows, or valid lines of the audience while these have no rows yet. */
  recipients: number
  counts: StatusCounts
  createdByName: string
  createdAt: Instant
  launchedAt: Instant | null
  /** null = when it is launched. */
  startAt: Instant | null
}

export type CampaignDetails = CampaignDraft & {
  status: CampaignStatus
  source: CampaignSource
  counts: StatusCounts
  /** Rows of the ledger: what `counts` adds up to. */
  total: number
  segments: number
  audience: AudienceView | null
  sender: { id: string; address: string; label: string } | null
  skill: { id: string; name: string } | null
  handoff: { id: string; title: string } | null
  /** Segments a second of the sender's lane; null without a sender, or when the pace is lifted. */
  ratePerSecond: number | null
  /** The campaign's own pace below that of its sender; null when it has none. */
  paceRatePerSecond: number | null
  /** When sending began; null while it is scheduled. */
  startedAt: Instant | null
  /** Set when the start was missed by more than an hour: a person decides. */
  startMissedAt: Instant | null
  /** Until the last message that may go now has left at that pace; null when none waits, and while it is paused. */
  secondsLeft: number | null
  /** Why the lane stands still, as a sentence; null when it moves. */
  laneProblem: string | null
  createdByName: string
  createdAt: Instant
  launchedAt: Instant | null
  /** When a person confirmed the recipients' consent; null for a draft and for the API, whose clients confirm it by calling. */
  consentAt: Instant | null
  pausedAt: Instant | null
  cancelledAt: Instant | null
  /** The campaign whose failed recipients it is for. */
  resendOf: { id: string; name: string } | null
  /** When the first held recipients can be sent to; null when none waits for a time. */
  heldUntil: Instant | null
  /** Some are held because their number tells no zone and no fallback is set. */
  isZoneMissing: boolean
}

/** Counts of people over all launched campaigns; the rates are 0..1, null without a base (wire contract 4.5). */
export type CampaignSummary = {
  campaigns: number
  attempted: number
  sent: number
  delivered: number
  responded: number
  failed: number
  skipped: number
  optOuts: number
  /** delivered / sent */
  successRate: number | null
  /** responded / delivered */
  responseRate: number | null
}

import { z } from "zod"
import { audienceView } from "#lib/campaigns/audience/audience-view.ts"
import { campaignDraft } from "#lib/campaigns/draft/draft-view.ts"
import { usedTemplate } from "#lib/channels/whatsapp/template-content.ts"
import { instant } from "#lib/platform/instant.ts"
import { CampaignSource, Channel } from "#prisma/generated/enums.ts"
import { campaignStatuses } from "./campaign-status.ts"
import { statusCounts } from "./status-counts.ts"

/** What lists show of a campaign. */
export const campaignRow = z.strictObject({
  id: z.string(),
  /** Empty while the draft has no name. */
  name: z.string(),
  channel: z.enum(Channel),
  source: z.enum(CampaignSource),
  status: z.enum(campaignStatuses),
  /** Ledger rows, or valid lines of the audience while these have no rows yet. */
  recipients: z.int(),
  counts: statusCounts,
  createdByName: z.string(),
  createdAt: instant,
  launchedAt: instant.nullable(),
  /** null = when it is launched. */
  startAt: instant.nullable(),
})
export type CampaignRow = z.output<typeof campaignRow>

/** What its page shows. */
export const campaignDetails = z.strictObject({
  ...campaignDraft.shape,
  status: z.enum(campaignStatuses),
  source: z.enum(CampaignSource),
  counts: statusCounts,
  /** Rows of the ledger: what `counts` adds up to. */
  total: z.int(),
  segments: z.int(),
  audience: audienceView.nullable(),
  sender: z.strictObject({ id: z.string(), address: z.string(), label: z.string() }).nullable(),
  skill: z.strictObject({ id: z.string(), name: z.string() }).nullable(),
  handoff: z.strictObject({ id: z.string(), title: z.string() }).nullable(),
  /** What it sends on WhatsApp; null for a campaign that sends a text. */
  template: usedTemplate.nullable(),
  /** Segments a second of the sender's lane; null without a sender, or when the pace is lifted. */
  ratePerSecond: z.number().nullable(),
  /** The campaign's own pace below that of its sender; null when it has none. */
  paceRatePerSecond: z.number().nullable(),
  /** When sending began; null while it is scheduled. */
  startedAt: instant.nullable(),
  /** Set when the start was missed by more than an hour: a person decides. */
  startMissedAt: instant.nullable(),
  /** Until the last message that may go now has left at that pace; null when none waits, and while it is paused. */
  secondsLeft: z.number().nullable(),
  /** Why the lane stands still, as a sentence; null when it moves. */
  laneProblem: z.string().nullable(),
  createdByName: z.string(),
  createdAt: instant,
  launchedAt: instant.nullable(),
  /** When a person confirmed the recipients' consent; null for a draft and for the API, whose clients confirm it by calling. */
  consentAt: instant.nullable(),
  pausedAt: instant.nullable(),
  cancelledAt: instant.nullable(),
  /** The campaign whose failed recipients it is for. */
  resendOf: z.strictObject({ id: z.string(), name: z.string() }).nullable(),
  /** When the first held recipients can be sent to; null when none waits for a time. */
  heldUntil: instant.nullable(),
  /** Some are held because their number tells no zone and no fallback is set. */
  isZoneMissing: z.boolean(),
})
export type CampaignDetails = z.output<typeof campaignDetails>

/** Counts of people over all launched campaigns; the rates are 0..1, null without a base (wire contract 4.5). */
export const campaignSummary = z.strictObject({
  campaigns: z.int(),
  attempted: z.int(),
  sent: z.int(),
  delivered: z.int(),
  responded: z.int(),
  failed: z.int(),
  skipped: z.int(),
  optOuts: z.int(),
  /** delivered / sent */
  successRate: z.number().nullable(),
  /** responded / delivered */
  responseRate: z.number().nullable(),
})
export type CampaignSummary = z.output<typeof campaignSummary>

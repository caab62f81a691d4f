import type { AudienceView } from "#lib/campaigns/audience/audience-view.ts"
import type { StatusCounts } from "#lib/campaigns/progress/read-tallies.ts"
import type { RowStatus } from "#lib/ledger/recipient-status.ts"
import type { ReceivingWindow } from "#lib/windows/receiving-window.ts"
import type { CampaignSource, CampaignStage, Channel } from "#prisma/generated/enums.ts"
import type { CampaignStatus } from "./campaign-status.ts"

/** What the web tool reads and writes about campaigns. Pure types: screens and routes import them alike. */

/** Instants travel as ISO 8601 strings in UTC. */
export type Instant = string

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

export type ReviewStep = "compose" | "recipients" | "schedule"

/** What keeps a draft from being launched: the step to go to, the field, and a sentence with what to do. */
export type ReviewProblem = { step: ReviewStep; path: string; message: string }

/** Recipients who wait for their receiving window, or for somebody to tell their zone or whether they opted out. */
export type HeldGroup = {
  /** Where the number may be; empty when it tells nothing. */
  zones: string[]
  reason: Reason
  /** When the first of them can be sent; null when only a person can change that. */
  until: Instant | null
  count: number
}

/** What messages to one country cost. */
export type CountryCost = {
  /** ISO 3166-1 alpha-2; null for numbers of no country. */
  country: string | null
  messages: number
  segments: number
  /** null without a price. */
  amount: number | null
}

export type Cost = {
  currency: string
  /** Of the countries that have a price. */
  total: number
  byCountry: CountryCost[]
  missingCountries: string[]
}

/** Time in which messages leave evenly. Their number is a fraction where a change of pace cuts one in two. */
export type SendingSpan = { from: Instant; to: Instant; messages: number }

/** The dry run. `now + later + held + skipped + invalid + duplicate` is every line of the audience. */
export type Review = {
  /** Launch is bound to it. */
  version: number
  problems: ReviewProblem[]
  counts: {
    /** Sent as soon as the campaign starts. */
    now: number
    /** Sent by themselves when their window opens. */
    later: number
    /** Their number tells no zone, or they may have opted out: sent when a person tells. */
    held: number
    /** optedOut + openConversation + arrived + ended */
    skipped: number
    invalid: number
    duplicate: number
    optedOut: number
    openConversation: number
    /** Of a resend: their earlier message arrived after all. */
    arrived: number
    /** Their window does not open before the campaign ends. */
    ended: number
  }
  /** Who cannot go at the start, until when and why: `counts.later + counts.held` of them. */
  held: HeldGroup[]
  /** People who will get it: `counts.now + counts.later + counts.held`. */
  recipients: number
  segments: number
  /** null = as soon as it is launched. */
  startsAt: Instant | null
  /**
   * When the last of those who have a time will have left, in turns with what waits on this sender already; null without a
   * sender or anybody who has a time. It is the end of `sending`.
   */
  finishAt: Instant | null
  /** `startsAt`, or the moment of this review. */
  sendingFrom: Instant
  /** When the `counts.now + counts.later` messages leave, in order of time, as if the campaign had no end. */
  sending: SendingSpan[]
  /** From the start to `finishAt`. */
  seconds: number | null
  /** Segments a second of the sender's lane, or of the campaign when it is spread thinner; null when the pace is lifted. */
  ratePerSecond: number | null
  cost: Cost
  /** The allowance of the day it starts on. */
  dailyCap: { used: number; max: number }
  /** Where some of them are though Settings do not name it: the launch must name each of these, or it is refused. */
  unnamedCountries: { country: string; count: number }[]
  /** Of a resend: who is no line of it, since the message that failed may have reached them. */
  leftOut: number
  /** A sentence naming the character that makes messages cost more; null when there is none. */
  encodingWarning: string | null
  sample: { address: string; message: string } | null
}

/** A reason code of the ledger with its sentence, and the law that it goes back to. */
export type Reason = { code: string; text: string; law?: { citation: string; url: string } }

/** A message, or a line that was refused and is none. */
export type MessageRow = {
  /** The transaction id; null for a refused line. */
  id: string | null
  line: number
  /** Of a refused line the number as given, where it could not be read. */
  address: string
  message: string
  segments: number
  status: RowStatus
  reason: Reason | null
  errorCode: number | null
  /** When a held message can be sent, or is looked at again; null for others and for who waits for a zone. */
  heldUntil: Instant | null
  /** Where the number may be; empty when it tells nothing. */
  zones: string[]
  submittedAt: Instant | null
  /** When the provider took it. */
  acceptedAt: Instant | null
  sentAt: Instant | null
  deliveredAt: Instant | null
  respondedAt: Instant | null
  /** When it ended in something else than arriving. */
  endedAt: Instant | null
  updatedAt: Instant
  conversationId: string | null
}

import type { Reason } from "#lib/campaigns/hold-reason.ts"
import type { Instant } from "#lib/platform/instant.ts"

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

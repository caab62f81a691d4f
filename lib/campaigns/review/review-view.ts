import { z } from "zod"
import { reason } from "#lib/campaigns/hold-reason.ts"
import { instant } from "#lib/platform/instant.ts"

export const reviewStep = z.enum(["compose", "recipients", "schedule"])
export type ReviewStep = z.output<typeof reviewStep>

/** What keeps a draft from being launched: the step to go to, the field, and a sentence with what to do. */
export const reviewProblem = z.strictObject({ step: reviewStep, path: z.string(), message: z.string() })
export type ReviewProblem = z.output<typeof reviewProblem>

/** Recipients who wait for their receiving window, or for somebody to tell their zone or whether they opted out. */
export const heldGroup = z.strictObject({
  /** Where the number may be; empty when it tells nothing. */
  zones: z.array(z.string()),
  reason,
  /** When the first of them can be sent; null when only a person can change that. */
  until: instant.nullable(),
  count: z.int(),
})
export type HeldGroup = z.output<typeof heldGroup>

/** What messages to one country cost. */
export const countryCost = z.strictObject({
  /** ISO 3166-1 alpha-2; null for numbers of no country. */
  country: z.string().nullable(),
  messages: z.int(),
  segments: z.int(),
  /** null without a price. */
  amount: z.number().nullable(),
})
export type CountryCost = z.output<typeof countryCost>

export const cost = z.strictObject({
  currency: z.string(),
  /** Of the countries that have a price. */
  total: z.number(),
  byCountry: z.array(countryCost),
  missingCountries: z.array(z.string()),
})
export type Cost = z.output<typeof cost>

/** Time in which messages leave evenly. Their number is a fraction where a change of pace cuts one in two. */
export const sendingSpan = z.strictObject({ from: instant, to: instant, messages: z.number() })
export type SendingSpan = z.output<typeof sendingSpan>

/** The dry run. `now + later + held + skipped + invalid + duplicate` is every line of the audience. */
export const review = z.strictObject({
  /** Launch is bound to it. */
  version: z.int(),
  problems: z.array(reviewProblem),
  counts: z.strictObject({
    /** Sent as soon as the campaign starts. */
    now: z.int(),
    /** Sent by themselves when their window opens. */
    later: z.int(),
    /** Their number tells no zone, or they may have opted out: sent when a person tells. */
    held: z.int(),
    /** optedOut + openConversation + arrived + landline + ended */
    skipped: z.int(),
    invalid: z.int(),
    duplicate: z.int(),
    optedOut: z.int(),
    openConversation: z.int(),
    /** Of a resend: their earlier message arrived after all. */
    arrived: z.int(),
    /** Known to be no numbers that get SMS, where the account checks them: they fail. */
    landline: z.int(),
    /** Their window does not open before the campaign ends. */
    ended: z.int(),
  }),
  /** Who cannot go at the start, until when and why: `counts.later + counts.held` of them. */
  held: z.array(heldGroup),
  /** People who will get it: `counts.now + counts.later + counts.held`. */
  recipients: z.int(),
  segments: z.int(),
  /** null = as soon as it is launched. */
  startsAt: instant.nullable(),
  /**
   * When the last of those who have a time will have left, in turns with what waits on this sender already; null without a
   * sender or anybody who has a time. It is the end of `sending`.
   */
  finishAt: instant.nullable(),
  /** `startsAt`, or the moment of this review. */
  sendingFrom: instant,
  /** When the `counts.now + counts.later` messages leave, in order of time, as if the campaign had no end. */
  sending: z.array(sendingSpan),
  /** From the start to `finishAt`. */
  seconds: z.number().nullable(),
  /** Segments a second of the sender's lane, or of the campaign when it is spread thinner; null when the pace is lifted. */
  ratePerSecond: z.number().nullable(),
  cost,
  /** The allowance of the day it starts on. */
  dailyCap: z.strictObject({ used: z.int(), max: z.int() }),
  /** Where some of them are though Settings do not name it: the launch must name each of these, or it is refused. */
  unnamedCountries: z.array(z.strictObject({ country: z.string(), count: z.int() })),
  /** Of a resend: who is no line of it, since the message that failed may have reached them. */
  leftOut: z.int(),
  /** A sentence naming the character that makes messages cost more; null when there is none. */
  encodingWarning: z.string().nullable(),
  sample: z.strictObject({ address: z.string(), message: z.string() }).nullable(),
})
export type Review = z.output<typeof review>

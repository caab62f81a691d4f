import type { AudienceSource, AudienceState } from "#prisma/generated/enums.ts"

/** What the web tool reads about recipients before launch. Screens and routes import it alike. */

/** How many recipients are of one country; null for numbers of no known country. */
export type CountryCount = { country: string | null; count: number }

export type AudienceView = {
  id: string
  source: AudienceSource
  fileName: string | null
  /** How the file was decoded, such as "UTF-8" or "Windows-1252"; null for typed lines. */
  encoding: string | null
  state: AudienceState
  /** Why the reading failed, as a sentence with what to do. */
  problem: string | null
  /** Size of the file and how much of it has arrived; null and 0 for typed lines. */
  bytesTotal: number | null
  bytesReceived: number
  rowsRead: number
  /** An estimate while the file is read, exact once it is ready. */
  rowsTotal: number | null
  /** They add up to `rowsRead` once ready: each line is counted once. */
  counts: { valid: number; invalid: number; duplicate: number; optedOut: number }
  /** What the valid lines hold, most first; `isNamed` where campaigns of the account go unasked. */
  countries: (CountryCount & { isNamed: boolean })[]
  /**
   * Lines whose number lacks its country code: `certain` can only be of the home country, `unclear` may be of another as
   * well. `homeCountry` is null while the account has none, and then none is found.
   */
  withoutCode: { certain: number; unclear: number; homeCountry: string | null }
  /** The campaign's version after this reading: a change of the audience raises it. */
  campaignVersion: number
  createdAt: string
}

export type CodeAndText = { code: string; text: string }

export type RecipientRow = {
  /** Line of the typed text or of the file, counted from 1, header and blank lines included. */
  line: number
  /** The number as given. */
  raw: string
  /** The cells after the number, as given. */
  columns: string[]
  /** E.164 as read; null when it is no number. */
  address: string | null
  /** ISO 3166-1 alpha-2. */
  country: string | null
  /** As the recipient will see it, opt-out text included. */
  message: string
  segments: number
  problem: CodeAndText | null
  warning: CodeAndText | null
  optedOut: boolean
}

/** A line after it was fixed, and the campaign's version that came of it. */
export type FixedRecipientRow = RecipientRow & { campaignVersion: number }

/**
 * Parts of an audience that can be listed. `valid` counts whom a conversation holds back, and of a resend those whose
 * earlier message `arrived`; `now`, `later`, `held` and `ended` share the others by when the campaign could reach them.
 * `skipped` is `opted_out`, `open_conversation`, `arrived` and `ended`.
 */
export const recipientFilters = [
  "all",
  "valid",
  "problems",
  "invalid",
  "duplicate",
  "opted_out",
  "open_conversation",
  "arrived",
  "now",
  "later",
  "held",
  "skipped",
  "ended",
] as const
export type RecipientFilter = (typeof recipientFilters)[number]

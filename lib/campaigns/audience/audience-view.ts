import { z } from "zod"
import { instant } from "#lib/platform/instant.ts"
import { AudienceSource, AudienceState } from "#prisma/generated/enums.ts"

/** How many recipients are of one country; null for numbers of no known country. */
export const countryCount = z.strictObject({ country: z.string().nullable(), count: z.int() })
export type CountryCount = z.output<typeof countryCount>

export const audienceView = z.strictObject({
  id: z.string(),
  source: z.enum(AudienceSource),
  fileName: z.string().nullable(),
  /** How the file was decoded, such as "UTF-8" or "Windows-1252"; null for typed lines. */
  encoding: z.string().nullable(),
  state: z.enum(AudienceState),
  /** Why the reading failed, as a sentence with what to do. */
  problem: z.string().nullable(),
  /** Size of the file and how much of it has arrived; null and 0 for typed lines. */
  bytesTotal: z.int().nullable(),
  bytesReceived: z.int(),
  rowsRead: z.int(),
  /** An estimate while the file is read, exact once it is ready. */
  rowsTotal: z.int().nullable(),
  /** They add up to `rowsRead` once ready: each line is counted once. */
  counts: z.strictObject({ valid: z.int(), invalid: z.int(), duplicate: z.int(), optedOut: z.int() }),
  /** What the valid lines hold, most first; `isNamed` where campaigns of the account go unasked. */
  countries: z.array(z.strictObject({ ...countryCount.shape, isNamed: z.boolean() })),
  /**
   * Lines whose number lacks its country code: `certain` can only be of the home country, `unclear` may be of another as
   * well. `homeCountry` is null while the account has none, and then none is found.
   */
  withoutCode: z.strictObject({ certain: z.int(), unclear: z.int(), homeCountry: z.string().nullable() }),
  /** The campaign's version after this reading: a change of the audience raises it. */
  campaignVersion: z.int(),
  createdAt: instant,
})
export type AudienceView = z.output<typeof audienceView>

export const codeAndText = z.strictObject({ code: z.string(), text: z.string() })
export type CodeAndText = z.output<typeof codeAndText>

export const recipientRow = z.strictObject({
  /** Line of the typed text or of the file, counted from 1, header and blank lines included. */
  line: z.int(),
  /** The number as given. */
  raw: z.string(),
  /** The cells after the number, as given. */
  columns: z.array(z.string()),
  /** E.164 as read; null when it is no number. */
  address: z.string().nullable(),
  /** ISO 3166-1 alpha-2. */
  country: z.string().nullable(),
  /** As the recipient will see it, opt-out text included. */
  message: z.string(),
  segments: z.int(),
  problem: codeAndText.nullable(),
  warning: codeAndText.nullable(),
  optedOut: z.boolean(),
})
export type RecipientRow = z.output<typeof recipientRow>

/** A line after it was fixed, and the campaign's version that came of it. */
export const fixedRecipientRow = recipientRow.extend({ campaignVersion: z.int() })

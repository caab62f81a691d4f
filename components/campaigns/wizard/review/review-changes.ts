import { formatNumber } from "#components/ui/number.tsx"
import type { Review } from "#lib/campaigns/review/review-view.ts"
import { countryName } from "#lib/platform/country-name.ts"

type Line = [what: string, of: (review: Review) => string]

const lines: Line[] = [
  ["People who get it", ({ recipients }) => formatNumber(recipients)],
  ["Sent later", ({ counts }) => formatNumber(counts.later)],
  ["Held for a person", ({ counts }) => formatNumber(counts.held)],
  ["Skipped", ({ counts }) => formatNumber(counts.skipped)],
  [
    "Countries to confirm",
    ({ unnamedCountries }) =>
      unnamedCountries.map(({ country }) => countryName(country)).join(", ") || "none",
  ],
  ["Segments", ({ segments }) => formatNumber(segments)],
  ["Start", ({ startsAt }) => startsAt ?? "when you launch"],
  ["First message", ({ sample }) => (sample ? `“${sample.message}”` : "none")],
]

/** What another person changed between two reviews, as "People who get it: 3, before 2". */
export const reviewChanges = (before: Review, after: Review): string[] =>
  lines.flatMap(([what, of]) =>
    of(before) === of(after) ? [] : [`${what}: ${of(after)}, before ${of(before)}`],
  )

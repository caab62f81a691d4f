import Link from "next/link"
import { countOf } from "#components/ui/count-of.ts"
import { cx } from "#components/ui/cx.ts"
import { formatNumber } from "#components/ui/number.tsx"
import { TextLink } from "#components/ui/text-link.tsx"
import type { RecipientFilter } from "#lib/campaigns/audience/recipient-filters.ts"
import type { Review } from "#lib/campaigns/review/review-view.ts"

type Reason = { text: string; count: number; filter: RecipientFilter }
type Part = { label: string; count: number; filter: RecipientFilter; bar: string; note: string }

/** The dry run's five numbers: they add up to the audience, and each opens its lines. */
export function AudienceNumbers({ review, campaignId }: { review: Review; campaignId: string }) {
  const parts = partsOf(review)
  const total = parts.reduce((sum, { count }) => sum + count, 0)
  // A part of nobody has no width, but the gap beside it would.
  const filled = parts.filter(({ count }) => count > 0)
  const linesOf = (filter: RecipientFilter) =>
    `/campaigns/${campaignId}/edit?step=recipients&filter=${filter}`
  const reasons = reasonsOf(review).filter(({ count }) => count > 0)
  return (
    <div className="flex flex-col gap-4 p-4">
      <div className="flex h-2.5 gap-0.5 overflow-hidden rounded-full bg-muted-soft" aria-hidden>
        {filled.map(({ label, count, bar }) => (
          <div key={label} className={bar} style={{ width: `${(count / total) * 100}%` }} />
        ))}
      </div>
      <ul className="grid grid-cols-2 gap-2 xl:grid-cols-3">
        {parts.map((part) => (
          <NumberTile key={part.label} {...part} href={linesOf(part.filter)} />
        ))}
        <NumberTile label="Audience" count={total} note="Lines in all" href={linesOf("all")} />
      </ul>
      {reasons.length > 0 && (
        <ul aria-label="Why some do not get it" className="flex flex-wrap gap-x-4 gap-y-1 text-xs">
          {reasons.map(({ text, count, filter }) => (
            <li key={filter}>
              <TextLink href={linesOf(filter)} className="touch-target inline-flex items-center">
                {formatNumber(count)} {text}
              </TextLink>
            </li>
          ))}
        </ul>
      )}
      {review.leftOut > 0 && (
        <p className="text-xs text-ink-soft">
          Left out: {countOf(review.leftOut, "person", "people")} whom the message that failed may have
          reached, since the carrier never said. Nobody gets it twice.
        </p>
      )}
    </div>
  )
}

type NumberTileProps = { label: string; count: number; note: string; href: string; bar?: string }

function NumberTile({ label, count, note, href, bar }: NumberTileProps) {
  const style = bar ? "border border-line hover:bg-sunken" : "bg-sunken hover:bg-muted-soft"
  return (
    <li>
      <Link href={href} className={cx("flex h-full flex-col gap-0.5 rounded-lg px-3 py-2.5", style)}>
        <span className="flex items-center gap-2 text-xs text-ink-soft">
          {bar && <span className={`size-2.5 rounded-xs ${bar}`} aria-hidden />}
          {label}
        </span>
        <span className="text-xl font-semibold tabular-nums">{formatNumber(count)}</span>
        <span className="text-xs text-ink-soft">{note}</span>
      </Link>
    </li>
  )
}

function partsOf({ counts, startsAt }: Review): Part[] {
  return [
    {
      label: startsAt ? "Gets it at the start" : "Gets it now",
      count: counts.now,
      filter: "now",
      bar: "bg-positive",
      note: startsAt ? "Sent as soon as it starts" : "Sent as soon as you launch",
    },
    {
      label: "Gets it later",
      count: counts.later,
      filter: "later",
      bar: "bg-accent",
      note: "Sent when their window opens",
    },
    {
      label: "Held",
      count: counts.held,
      filter: "held",
      bar: "bg-warning",
      note: "Until a person decides",
    },
    {
      label: "Skipped",
      count: counts.skipped,
      filter: "skipped",
      bar: "bg-muted",
      note: "Must not or cannot be written to",
    },
    {
      label: "Invalid or duplicate",
      count: counts.invalid + counts.duplicate,
      filter: "problems",
      bar: "bg-negative",
      note: "Can be fixed on step 2",
    },
  ]
}

/** What `Skipped` and `Invalid or duplicate` are made of. */
const reasonsOf = ({ counts }: Review): Reason[] => [
  { text: "opted out", count: counts.optedOut, filter: "opted_out" },
  { text: "with an open conversation", count: counts.openConversation, filter: "open_conversation" },
  { text: "whose earlier message arrived after all", count: counts.arrived, filter: "arrived" },
  { text: "on a line that gets no SMS", count: counts.landline, filter: "landline" },
  { text: "whose window opens after the end", count: counts.ended, filter: "ended" },
  { text: "invalid", count: counts.invalid, filter: "invalid" },
  { text: "duplicate, sent to once", count: counts.duplicate, filter: "duplicate" },
]

import Link from "next/link"
import { formatNumber } from "#components/ui/number.tsx"
import type { Review } from "#lib/campaigns/campaign-view.ts"
import type { RecipientFilter } from "#lib/recipients/audience-view.ts"

type Part = { label: string; count: number; filter: RecipientFilter; bar: string; note: string }

/** The dry run's numbers: they add up to the audience, and each opens its lines. */
export function AudienceNumbers({ review, campaignId }: { review: Review; campaignId: string }) {
  const parts = partsOf(review)
  const total = parts.reduce((sum, { count }) => sum + count, 0)
  return (
    <div className="flex flex-col gap-4 p-4">
      <div className="flex h-2.5 gap-0.5 overflow-hidden rounded-full bg-muted-soft" aria-hidden>
        {parts.map(({ label, count, bar }) => (
          <div key={label} className={bar} style={{ width: `${total ? (count / total) * 100 : 0}%` }} />
        ))}
      </div>
      <ul className="grid grid-cols-2 gap-2 xl:grid-cols-3">
        {parts.map(({ label, count, filter, bar, note }) => (
          <li key={label}>
            <Link
              href={`/campaigns/${campaignId}/edit?step=recipients&filter=${filter}`}
              className="flex h-full flex-col gap-0.5 rounded-lg border border-line px-3 py-2.5 hover:bg-sunken"
            >
              <span className="flex items-center gap-2 text-xs text-ink-soft">
                <span className={`size-2.5 rounded-xs ${bar}`} aria-hidden />
                {label}
              </span>
              <span className="text-xl font-semibold tabular-nums">{formatNumber(count)}</span>
              <span className="text-xs text-ink-soft">{note}</span>
            </Link>
          </li>
        ))}
        <li>
          <Link
            href={`/campaigns/${campaignId}/edit?step=recipients&filter=all`}
            className="flex h-full flex-col gap-0.5 rounded-lg bg-sunken px-3 py-2.5 hover:bg-muted-soft"
          >
            <span className="text-xs text-ink-soft">Audience</span>
            <span className="text-xl font-semibold tabular-nums">{formatNumber(total)}</span>
            <span className="text-xs text-ink-soft">Lines in all</span>
          </Link>
        </li>
      </ul>
    </div>
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
      label: "Held",
      count: counts.held,
      filter: "held",
      bar: "bg-accent",
      note: "Sent later, when their window opens",
    },
    ...(counts.ended > 0 ? [ended(counts.ended)] : []),
    {
      label: "Opted out",
      count: counts.optedOut,
      filter: "opted_out",
      bar: "bg-muted",
      note: "Skipped: asked not to be written to",
    },
    {
      label: "Conversation open",
      count: counts.openConversation,
      filter: "open_conversation",
      bar: "bg-warning",
      note: "Skipped while it is open",
    },
    {
      label: "Invalid",
      count: counts.invalid,
      filter: "invalid",
      bar: "bg-negative",
      note: "Can be fixed on step 2",
    },
    {
      label: "Duplicate",
      count: counts.duplicate,
      filter: "duplicate",
      bar: "bg-line-strong",
      note: "Sent to once, on its first line",
    },
  ]
}

const ended = (count: number): Part => ({
  label: "Too late",
  count,
  filter: "ended",
  bar: "bg-negative",
  note: "Skipped: the campaign ends before their window opens",
})

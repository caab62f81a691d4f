"use client"

import type { UseQueryResult } from "@tanstack/react-query"
import { Button } from "#components/ui/button.tsx"
import { formatNumber, formatPercent } from "#components/ui/number.tsx"
import { Skeleton } from "#components/ui/skeleton.tsx"
import type { CampaignSummary } from "#lib/campaigns/progress/campaign-view.ts"

/** How all launched campaigns did: each rate with what it is a share of. */
export function KpiTiles({ summary }: { summary: UseQueryResult<CampaignSummary> }) {
  if (summary.isError && !summary.data)
    return (
      <p className="flex flex-wrap items-center gap-3 text-ink-soft">
        The key figures did not load.
        <Button size="small" onPress={() => void summary.refetch()}>
          Try again
        </Button>
      </p>
    )
  return (
    <dl className="grid gap-3 sm:grid-cols-3">
      {tiles.map(({ label, value, base }) => (
        <div key={label} className="flex flex-col gap-1 rounded-xl border border-line bg-surface px-4 py-3.5">
          <dt className="text-xs font-medium text-ink-soft">{label}</dt>
          {summary.data ? (
            <>
              <dd className="text-2xl font-semibold tracking-tight tabular-nums">{value(summary.data)}</dd>
              <dd className="text-xs text-ink-soft tabular-nums">{base(summary.data)}</dd>
            </>
          ) : (
            <dd className="flex flex-col gap-2 pt-1.5 pb-0.5">
              <Skeleton className="h-6 w-20" />
              <Skeleton className="h-3 w-32" />
            </dd>
          )}
        </div>
      ))}
    </dl>
  )
}

type Tile = {
  label: string
  value: (summary: CampaignSummary) => string
  base: (summary: CampaignSummary) => string
}

const tiles: Tile[] = [
  {
    label: "Success rate",
    value: ({ successRate }) => formatPercent(successRate),
    base: ({ delivered, sent }) =>
      sent ? `${formatNumber(delivered)} delivered of ${formatNumber(sent)} sent` : "Nothing sent yet",
  },
  {
    label: "Response rate",
    value: ({ responseRate }) => formatPercent(responseRate),
    base: ({ responded, delivered }) =>
      delivered
        ? `${formatNumber(responded)} responded of ${formatNumber(delivered)} delivered`
        : "Nothing delivered yet",
  },
  {
    label: "Opt-outs",
    value: ({ optOuts }) => formatNumber(optOuts),
    base: ({ optOuts, delivered }) =>
      delivered
        ? `${formatPercent(optOuts / delivered)} of ${formatNumber(delivered)} delivered`
        : "People who asked not to be written to",
  },
]

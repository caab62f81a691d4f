"use client"

import { useQuery } from "@tanstack/react-query"
import { formatNumber } from "#components/ui/number.tsx"
import { decisionSummary } from "./decision-queries.ts"

const liveIntervalMs = 30_000

/** How many messages and possible opt-outs wait for a person; nothing when none does. */
export function DecisionCount() {
  const { data } = useQuery({ ...decisionSummary(), refetchInterval: liveIntervalMs })
  const waiting = (data?.open ?? 0) + (data?.optOuts ?? 0)
  if (waiting === 0) return null
  return (
    <span className="ml-auto rounded-full bg-warning-soft px-2 py-0.5 text-xs font-semibold text-warning tabular-nums">
      {formatNumber(waiting)}
      <span className="sr-only"> to decide</span>
    </span>
  )
}

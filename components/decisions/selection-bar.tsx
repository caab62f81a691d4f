"use client"

import { countOf } from "#components/campaigns/words.ts"
import { Button } from "#components/ui/button.tsx"
import type { DecisionRow } from "#lib/messages/unknown/decision-view.ts"
import { DecideButtons } from "./decide-buttons.tsx"
import type { DecisionListState } from "./use-decision-list.ts"

type SelectionBarProps = Pick<DecisionListState, "selected" | "select" | "ask"> & { rows: DecisionRow[] }

/** Ticks all rows of the page that can be decided, and decides on those that are ticked. */
export function SelectionBar({ rows, selected, select, ask }: SelectionBarProps) {
  const open = rows.filter(({ isOpen }) => isOpen)
  if (open.length === 0) return null
  const isAll = selected.length === open.length
  return (
    <div className="flex flex-wrap items-center gap-2 border-b border-line px-4 py-2.5">
      <p aria-live="polite" className="mr-auto text-ink-soft tabular-nums">
        {selected.length === 0
          ? `${countOf(open.length, "message", "messages")} on this page can be decided`
          : `${countOf(selected.length, "message", "messages")} ticked`}
      </p>
      <Button variant="quiet" onPress={() => select(isAll ? [] : open.map(({ id }) => id))}>
        {isAll ? "Untick all" : "Tick all"}
      </Button>
      {selected.length > 0 && <DecideButtons rows={selected} ask={ask} />}
    </div>
  )
}

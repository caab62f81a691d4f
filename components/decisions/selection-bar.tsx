"use client"

import type { ReactNode } from "react"
import { Button } from "#components/ui/button.tsx"
import { countOf } from "#components/ui/count-of.ts"
import type { Ticked } from "./use-ticked.ts"

type SelectionBarProps<Row extends { id: string }> = Pick<Ticked<Row>, "selected" | "select"> & {
  /** Those of the page that can be decided. */
  rows: Row[]
  /** Singular and plural. */
  noun: [string, string]
  /** What can be done with the ticked ones. */
  children: ReactNode
}

/** Ticks all rows of the page that can be decided, and decides on those that are ticked. */
export function SelectionBar<Row extends { id: string }>(props: SelectionBarProps<Row>) {
  const { rows, selected, select, noun, children } = props
  if (rows.length === 0) return null
  const isAll = selected.length === rows.length
  return (
    <div className="flex flex-wrap items-center gap-2 border-b border-line px-4 py-2.5">
      <p aria-live="polite" className="mr-auto text-ink-soft tabular-nums">
        {selected.length === 0
          ? `${countOf(rows.length, ...noun)} on this page can be decided`
          : `${countOf(selected.length, ...noun)} ticked`}
      </p>
      <Button variant="quiet" onPress={() => select(isAll ? [] : rows.map(({ id }) => id))}>
        {isAll ? "Untick all" : "Tick all"}
      </Button>
      {children}
    </div>
  )
}

"use client"

import type { ReactNode } from "react"
import { SearchField } from "#components/ui/search-field.tsx"

type ListFiltersProps = {
  /** What is searched: "Search title or text". */
  label: string
  state: { search: string; setSearch: (search: string) => unknown }
  /** What else narrows the list. */
  children?: ReactNode
}

/** The row above a list that narrows it; what is chosen stands in the address. */
export function ListFilters({ label, state, children }: ListFiltersProps) {
  return (
    <search className="flex flex-wrap items-center gap-2 border-b border-line p-3">
      <SearchField label={label} value={state.search} onChange={state.setSearch} className="w-full sm:w-64" />
      {children}
    </search>
  )
}

"use client"

import { FilterSelect } from "#components/ui/filter-select.tsx"
import { SearchField } from "#components/ui/search-field.tsx"
import { statusLabel } from "../template-status-chip.tsx"
import { categoryNames, languageOptions } from "../template-texts.ts"
import { templateCategories, templateStatuses, type useTemplateList } from "./use-template-list.ts"

type TemplateFiltersProps = Pick<ReturnType<typeof useTemplateList>, "listState" | "filters" | "setFilters">

const statusOptions = templateStatuses.map((status) => ({ id: status, label: statusLabel(status) }))
const categoryOptions = templateCategories.map((category) => ({
  id: category,
  label: categoryNames[category],
}))

/** Narrows the list; what is chosen stands in the address. */
export function TemplateFilters({ listState, filters, setFilters }: TemplateFiltersProps) {
  return (
    <search className="flex flex-wrap gap-2 border-b border-line p-3">
      <SearchField
        label="Search title or text"
        value={listState.search}
        onChange={listState.setSearch}
        className="w-full sm:w-64"
      />
      <FilterSelect
        label="Status"
        allLabel="All statuses"
        className="min-w-40 flex-1 sm:flex-none"
        options={statusOptions}
        value={filters.status}
        onChange={(status) => setFilters({ status })}
      />
      <FilterSelect
        label="Category"
        allLabel="All categories"
        className="min-w-36 flex-1 sm:flex-none"
        options={categoryOptions}
        value={filters.category}
        onChange={(category) => setFilters({ category })}
      />
      <FilterSelect
        label="Language"
        allLabel="All languages"
        className="min-w-36 flex-1 sm:flex-none"
        options={languageOptions}
        value={filters.language}
        onChange={(language) => setFilters({ language })}
      />
    </search>
  )
}

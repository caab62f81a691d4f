"use client"

import { ListFilters } from "#components/data/list-filters.tsx"
import { FilterSelect } from "#components/ui/filter-select.tsx"
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
    <ListFilters label="Search title or text" state={listState}>
      <FilterSelect
        label="Status"
        allLabel="All statuses"
        options={statusOptions}
        value={filters.status}
        onChange={(status) => setFilters({ status })}
      />
      <FilterSelect
        label="Category"
        allLabel="All categories"
        options={categoryOptions}
        value={filters.category}
        onChange={(category) => setFilters({ category })}
      />
      <FilterSelect
        label="Language"
        allLabel="All languages"
        options={languageOptions}
        value={filters.language}
        onChange={(language) => setFilters({ language })}
      />
    </ListFilters>
  )
}

"use client"

import { campaignStatusLabel } from "#components/campaigns/campaign/campaign-status-chip.tsx"
import { sourceNames } from "#components/campaigns/campaign/campaign-texts.ts"
import { FilterSelect } from "#components/ui/filter-select.tsx"
import { SearchField } from "#components/ui/search-field.tsx"
import { campaignStatuses } from "#lib/campaigns/progress/campaign-status.ts"
import { campaignSources, type useCampaignList } from "./use-campaign-list.ts"

type CampaignFiltersProps = Pick<ReturnType<typeof useCampaignList>, "listState" | "filters" | "setFilters">

const statusOptions = campaignStatuses.map((status) => ({ id: status, label: campaignStatusLabel(status) }))
const sourceOptions = campaignSources.map((source) => ({ id: source, label: sourceNames[source] }))

/** Narrows the list; what is chosen stands in the address. */
export function CampaignFilters({ listState, filters, setFilters }: CampaignFiltersProps) {
  return (
    <search className="flex flex-wrap gap-2 border-b border-line p-3">
      <SearchField
        label="Search campaigns"
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
        label="Source"
        allLabel="All sources"
        className="min-w-36 flex-1 sm:flex-none"
        options={sourceOptions}
        value={filters.source}
        onChange={(source) => setFilters({ source })}
      />
    </search>
  )
}

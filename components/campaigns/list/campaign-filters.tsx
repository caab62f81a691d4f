"use client"

import { campaignStatusLabel } from "#components/campaigns/campaign/campaign-status-chip.tsx"
import { sourceNames } from "#components/campaigns/campaign/campaign-texts.ts"
import { ListFilters } from "#components/data/list-filters.tsx"
import { FilterSelect } from "#components/ui/filter-select.tsx"
import { campaignStatuses } from "#lib/campaigns/progress/campaign-status.ts"
import { campaignSources, type useCampaignList } from "./use-campaign-list.ts"

type CampaignFiltersProps = Pick<ReturnType<typeof useCampaignList>, "listState" | "filters" | "setFilters">

const statusOptions = campaignStatuses.map((status) => ({ id: status, label: campaignStatusLabel(status) }))
const sourceOptions = campaignSources.map((source) => ({ id: source, label: sourceNames[source] }))

/** Narrows the list; what is chosen stands in the address. */
export function CampaignFilters({ listState, filters, setFilters }: CampaignFiltersProps) {
  return (
    <ListFilters label="Search campaigns" state={listState}>
      <FilterSelect
        label="Status"
        allLabel="All statuses"
        options={statusOptions}
        value={filters.status}
        onChange={(status) => setFilters({ status })}
      />
      <FilterSelect
        label="Source"
        allLabel="All sources"
        options={sourceOptions}
        value={filters.source}
        onChange={(source) => setFilters({ source })}
      />
    </ListFilters>
  )
}

"use client"

import { CampaignFilters } from "./campaign-filters.tsx"
import { CampaignListBody } from "./campaign-list-body.tsx"
import type { useCampaignList } from "./use-campaign-list.ts"

type CampaignListProps = { state: ReturnType<typeof useCampaignList>; canWrite: boolean }

/** The list with what narrows it. */
export function CampaignList({ state, canWrite }: CampaignListProps) {
  return (
    <>
      <CampaignFilters {...state} />
      <CampaignListBody {...state} canWrite={canWrite} />
    </>
  )
}

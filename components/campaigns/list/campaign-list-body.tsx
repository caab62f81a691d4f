"use client"

import { MessageSquareText } from "lucide-react"
import { PagedList } from "#components/data/paged-list.tsx"
import { EmptyState } from "#components/ui/empty-state.tsx"
import { NoMatch } from "#components/ui/no-match.tsx"
import { CampaignTable } from "./campaign-table.tsx"
import { NewCampaignButton } from "./new-campaign-button.tsx"
import type { useCampaignList } from "./use-campaign-list.ts"

type CampaignListBodyProps = Omit<ReturnType<typeof useCampaignList>, "summary"> & { canWrite: boolean }

/** The campaigns, or why there are none. */
export function CampaignListBody(props: CampaignListBodyProps) {
  const { list, listState, isFiltered, clearFilters, canWrite } = props
  return (
    <PagedList
      query={list}
      columns={6}
      noun={["campaign", "campaigns"]}
      onPageChange={listState.setPage}
      empty={
        isFiltered ? (
          <NoMatch title="No campaign matches" onClear={clearFilters}>
            A search finds beginnings: of the name, of a word in it, of the id. Try another one, or fewer
            filters.
          </NoMatch>
        ) : (
          <None canWrite={canWrite} />
        )
      }
    >
      {(rows, isStale) => (
        <CampaignTable {...{ rows, canWrite, isStale }} sort={listState.order} onSort={listState.setOrder} />
      )}
    </PagedList>
  )
}

function None({ canWrite }: { canWrite: boolean }) {
  return (
    <EmptyState icon={MessageSquareText} title="No campaigns yet" action={canWrite && <NewCampaignButton />}>
      A campaign sends one message to many people and routes the answers to a skill. You write the text, add
      the numbers, look at who gets it, and launch.
    </EmptyState>
  )
}

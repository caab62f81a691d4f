"use client"

import { MessageSquareText, SearchX } from "lucide-react"
import { Button } from "#components/ui/button.tsx"
import { EmptyState } from "#components/ui/empty-state.tsx"
import { ErrorState } from "#components/ui/error-state.tsx"
import { Pagination } from "#components/ui/pagination.tsx"
import { TableSkeleton } from "#components/ui/skeleton.tsx"
import { CampaignTable } from "./campaign-table.tsx"
import { NewCampaignButton } from "./new-campaign-button.tsx"
import type { useCampaignList } from "./use-campaign-list.ts"

type CampaignListBodyProps = Omit<ReturnType<typeof useCampaignList>, "summary"> & { canWrite: boolean }

/** The list in its four states: loading, failed, empty, full. */
export function CampaignListBody(props: CampaignListBodyProps) {
  const { list, listState, isFiltered, clearFilters, canWrite } = props
  if (!list.data && list.isError) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />
  if (!list.data) return <TableSkeleton columns={6} />
  const { items, total, isTotalAtLeast, page, pageSize } = list.data
  if (total === 0 && isFiltered)
    return (
      <EmptyState
        icon={SearchX}
        title="No campaign matches"
        action={<Button onPress={clearFilters}>Clear search and filters</Button>}
      >
        A search finds beginnings: of the name, of a word in it, of the id. Try another one, or fewer filters.
      </EmptyState>
    )
  if (total === 0) return <NoCampaigns canWrite={canWrite} />
  return (
    <>
      <CampaignTable
        rows={items}
        canWrite={canWrite}
        sort={listState.order}
        onSort={listState.setOrder}
        isStale={list.isPlaceholderData}
      />
      <Pagination
        page={page}
        pageSize={pageSize}
        total={total}
        isTotalAtLeast={isTotalAtLeast}
        noun={["campaign", "campaigns"]}
        onPageChange={listState.setPage}
      />
    </>
  )
}

function NoCampaigns({ canWrite }: { canWrite: boolean }) {
  return (
    <EmptyState
      icon={MessageSquareText}
      title="No campaigns yet"
      action={canWrite ? <NewCampaignButton /> : undefined}
    >
      A campaign sends one message to many people and routes the answers to a skill. You write the text, add
      the numbers, look at who gets it, and launch.
    </EmptyState>
  )
}

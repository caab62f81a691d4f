"use client"

import { KeyRound, SearchX } from "lucide-react"
import { Button } from "#components/ui/button.tsx"
import { EmptyState } from "#components/ui/empty-state.tsx"
import { ErrorState } from "#components/ui/error-state.tsx"
import { Pagination } from "#components/ui/pagination.tsx"
import { TableSkeleton } from "#components/ui/skeleton.tsx"
import { HandoffTable } from "./handoff-table.tsx"
import { NewHandoffButton } from "./new-handoff-button.tsx"
import type { useHandoffList } from "./use-handoff-list.ts"

type HandoffListBodyProps = ReturnType<typeof useHandoffList> & { canWrite: boolean }

/** The list in its four states: loading, failed, empty, full. */
export function HandoffListBody({ list, listState, canWrite }: HandoffListBodyProps) {
  if (!list.data && list.isError) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />
  if (!list.data) return <TableSkeleton columns={5} />
  const { items, total, page, pageSize } = list.data
  if (total === 0)
    return listState.search ? (
      <NoMatch onClear={() => listState.setSearch("")} />
    ) : (
      <None canWrite={canWrite} />
    )
  return (
    <>
      <HandoffTable
        rows={items}
        canWrite={canWrite}
        sort={listState.order}
        onSort={listState.setOrder}
        isStale={list.isPlaceholderData}
      />
      <Pagination
        {...{ page, pageSize, total }}
        noun={["handoff", "handoffs"]}
        onPageChange={listState.setPage}
      />
    </>
  )
}

function NoMatch({ onClear }: { onClear: () => void }) {
  return (
    <EmptyState
      icon={SearchX}
      title="No handoff matches"
      action={<Button onPress={onClear}>Clear search</Button>}
    >
      Try part of its title, or of its id.
    </EmptyState>
  )
}

function None({ canWrite }: { canWrite: boolean }) {
  return (
    <EmptyState icon={KeyRound} title="No handoffs yet" action={canWrite && <NewHandoffButton />}>
      A handoff keeps how a message leaves: its number, its text and how long answers belong to it. Your
      backend names the handoff's id, a skill and the recipients, and the campaign starts.
    </EmptyState>
  )
}

"use client"

import { KeyRound } from "lucide-react"
import { PagedList } from "#components/data/paged-list.tsx"
import { EmptyState } from "#components/ui/empty-state.tsx"
import { NoMatch } from "#components/ui/no-match.tsx"
import { HandoffTable } from "./handoff-table.tsx"
import { NewHandoffButton } from "./new-handoff-button.tsx"
import type { useHandoffList } from "./use-handoff-list.ts"

type HandoffListBodyProps = ReturnType<typeof useHandoffList> & { canWrite: boolean }

/** The handoffs, or why there are none. */
export function HandoffListBody({ list, listState, canWrite }: HandoffListBodyProps) {
  return (
    <PagedList
      query={list}
      columns={5}
      noun={["handoff", "handoffs"]}
      onPageChange={listState.setPage}
      empty={
        listState.search ? (
          <NoMatch
            title="No handoff matches"
            clearLabel="Clear search"
            onClear={() => listState.setSearch("")}
          >
            Try part of its title, or of its id.
          </NoMatch>
        ) : (
          <None canWrite={canWrite} />
        )
      }
    >
      {(rows, isStale) => (
        <HandoffTable {...{ rows, canWrite, isStale }} sort={listState.order} onSort={listState.setOrder} />
      )}
    </PagedList>
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

"use client"

import { LayoutTemplate } from "lucide-react"
import { PagedList } from "#components/data/paged-list.tsx"
import { EmptyState } from "#components/ui/empty-state.tsx"
import { NoMatch } from "#components/ui/no-match.tsx"
import { NewTemplateButton } from "./new-template-button.tsx"
import { TemplateTable } from "./template-table.tsx"
import type { useTemplateList } from "./use-template-list.ts"

type TemplateListBodyProps = ReturnType<typeof useTemplateList> & { canWrite: boolean }

/** The templates, or why there are none. */
export function TemplateListBody(props: TemplateListBodyProps) {
  const { list, listState, isFiltered, clearFilters, canWrite } = props
  return (
    <PagedList
      query={list}
      columns={6}
      noun={["template", "templates"]}
      onPageChange={listState.setPage}
      empty={
        isFiltered ? (
          <NoMatch title="No template matches" onClear={clearFilters}>
            A search finds parts of titles and texts. Try another one, or fewer filters.
          </NoMatch>
        ) : (
          <None canWrite={canWrite} />
        )
      }
    >
      {(rows, isStale) => (
        <TemplateTable {...{ rows, canWrite, isStale }} sort={listState.order} onSort={listState.setOrder} />
      )}
    </PagedList>
  )
}

function None({ canWrite }: { canWrite: boolean }) {
  return (
    <EmptyState icon={LayoutTemplate} title="No templates yet" action={canWrite && <NewTemplateButton />}>
      On WhatsApp a brand writes first only in words that WhatsApp has approved. A template holds them, with
      variables for what differs: you write it, submit it, and hear within minutes to 48 hours.
    </EmptyState>
  )
}

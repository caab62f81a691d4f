"use client"

import dynamic from "next/dynamic"
import { Card } from "#components/ui/card.tsx"
import { PageHeader } from "#components/ui/page-header.tsx"
import { SearchField } from "#components/ui/search-field.tsx"
import { NewHandoffButton } from "./new-handoff-button.tsx"
import { useHandoffList } from "./use-handoff-list.ts"

/** Fetched beside the rows. The server draws it, so that nothing is seen of that. */
const HandoffListBody = dynamic(() =>
  import("./handoff-list-body.tsx").then((module) => module.HandoffListBody),
)

/** All handoffs of the account. */
export function HandoffsScreen({ canWrite }: { canWrite: boolean }) {
  const state = useHandoffList()
  return (
    <div className="flex flex-col gap-6">
      <PageHeader
        title="API handoffs"
        description="What your backend sends over the API: the number, the text and where answers go, stored under one id."
        actions={canWrite && <NewHandoffButton />}
      />
      <Card>
        <search className="flex border-b border-line p-3">
          <SearchField
            label="Search title or id"
            value={state.listState.search}
            onChange={state.listState.setSearch}
            className="w-full sm:w-64"
          />
        </search>
        <HandoffListBody {...state} canWrite={canWrite} />
      </Card>
    </div>
  )
}

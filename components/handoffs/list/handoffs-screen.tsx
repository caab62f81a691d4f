"use client"

import dynamic from "next/dynamic"
import { Card } from "#components/ui/card.tsx"
import { PageHeader } from "#components/ui/page-header.tsx"
import { NewHandoffButton } from "./new-handoff-button.tsx"
import { useHandoffList } from "./use-handoff-list.ts"

/** Fetched beside its rows. The server draws it, so that nothing is seen of that. */
const HandoffList = dynamic(() => import("./handoff-list.tsx").then((module) => module.HandoffList))

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
        <HandoffList state={state} canWrite={canWrite} />
      </Card>
    </div>
  )
}

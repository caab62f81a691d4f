"use client"

import { SearchX, Users } from "lucide-react"
import { useState } from "react"
import type { Wizard } from "#components/campaigns/wizard/draft/use-wizard.ts"
import { Button } from "#components/ui/button.tsx"
import { Card } from "#components/ui/card.tsx"
import { EmptyState } from "#components/ui/empty-state.tsx"
import { ErrorState } from "#components/ui/error-state.tsx"
import { Pagination } from "#components/ui/pagination.tsx"
import { TableSkeleton } from "#components/ui/skeleton.tsx"
import type { RecipientRow } from "#lib/campaigns/audience/audience-view.ts"
import { AudienceCountries } from "./audience-countries.tsx"
import { AudienceToolbar } from "./audience-toolbar.tsx"
import { FixDialog } from "./fix-dialog.tsx"
import { MissingCodes } from "./missing-codes.tsx"
import { RecipientTable } from "./recipient-table.tsx"
import { useRecipientRows } from "./use-recipient-rows.ts"

/** What was read: counts that filter, and every line with its number, its message and its problem. */
export function AudiencePanel({ wizard }: { wizard: Wizard }) {
  const { campaign } = wizard
  const audience = wizard.audience.current
  const state = useRecipientRows(wizard)
  const [fixing, setFixing] = useState<RecipientRow | null>(null)
  if (!audience.data && audience.isError)
    return (
      <Card>
        <ErrorState error={audience.error} onRetry={() => void audience.refetch()} />
      </Card>
    )
  if (audience.isPending)
    return (
      <Card>
        <TableSkeleton />
      </Card>
    )
  const isEmpty = state.rows.data?.total === 0 && state.filter === "all" && state.search === ""
  if (!audience.data || isEmpty) return <NoRecipients />
  return (
    <Card>
      <AudienceToolbar campaignId={campaign.id} audience={audience.data} state={state} />
      <div className="flex flex-col gap-2 border-b border-line p-3 empty:hidden">
        <AudienceCountries audience={audience.data} />
        <MissingCodes wizard={wizard} audience={audience.data} />
      </div>
      <AudienceRows state={state} onFix={setFixing} />
      {fixing && <FixDialog key={fixing.line} wizard={wizard} row={fixing} onClose={() => setFixing(null)} />}
    </Card>
  )
}

type AudienceRowsProps = {
  state: ReturnType<typeof useRecipientRows>
  onFix: (row: RecipientRow) => void
}

function AudienceRows({ state, onFix }: AudienceRowsProps) {
  const { rows } = state
  if (!rows.data && rows.isError) return <ErrorState error={rows.error} onRetry={() => void rows.refetch()} />
  if (!rows.data) return <TableSkeleton />
  const { items, page, pageSize, total } = rows.data
  if (total === 0)
    return (
      <EmptyState
        icon={SearchX}
        title="No line matches"
        action={
          <Button
            onPress={() => {
              state.setSearch("")
              state.setFilter("all")
            }}
          >
            Show all lines
          </Button>
        }
      />
    )
  return (
    <>
      <RecipientTable
        rows={items}
        shownLine={state.shown?.line ?? null}
        onShow={state.showLine}
        onFix={onFix}
        isStale={rows.isPlaceholderData}
      />
      <Pagination {...{ page, pageSize, total }} noun={["line", "lines"]} onPageChange={state.setPage} />
    </>
  )
}

function NoRecipients() {
  return (
    <Card>
      <EmptyState icon={Users} title="No recipients yet">
        Once they are read you see every line here: the number as typed and as understood, the message that
        goes to it, and what is wrong with it.
      </EmptyState>
    </Card>
  )
}

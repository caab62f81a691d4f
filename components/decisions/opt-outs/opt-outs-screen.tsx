"use client"

import { ListFilters } from "#components/data/list-filters.tsx"
import { Card } from "#components/ui/card.tsx"
import { FilterSelect } from "#components/ui/filter-select.tsx"
import { PageHeader } from "#components/ui/page-header.tsx"
import { optOutUrgencies } from "#lib/opt-outs/opt-out-choices.ts"
import { DecisionKinds } from "../decision-kinds.tsx"
import { DecideOptOutsDialog } from "./decide-opt-outs-dialog.tsx"
import { OptOutListBody } from "./opt-out-list-body.tsx"
import { urgencyNames } from "./opt-out-texts.ts"
import { useOptOutList } from "./use-opt-out-list.ts"

const urgencyOptions = optOutUrgencies.map((id) => ({ id, label: urgencyNames[id] }))

/** Consumers who wrote something that may be an opt-out, for a person to say. */
export function OptOutsScreen({ canWrite }: { canWrite: boolean }) {
  const state = useOptOutList()
  const { listState, asked, ask, select } = state
  const afterDecision = () => {
    select([])
    ask(null)
  }
  return (
    <div className="flex flex-col gap-6">
      <PageHeader
        title="Decisions"
        description="Consumers who may have opted out. Until you decide, no campaign writes to them. The law gives ten business days (47 CFR 64.1200(a)(10))."
      />
      <DecisionKinds current="optOuts" />
      <Card>
        <ListFilters label="Search number or text" state={listState}>
          <FilterSelect
            label="Deadline"
            allLabel="All deadlines"
            options={urgencyOptions}
            value={state.urgency}
            onChange={state.setUrgency}
          />
        </ListFilters>
        <OptOutListBody {...state} canWrite={canWrite} />
      </Card>
      {asked && <DecideOptOutsDialog {...asked} onDone={afterDecision} onClose={() => ask(null)} />}
    </div>
  )
}

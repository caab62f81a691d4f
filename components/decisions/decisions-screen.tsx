"use client"

import { ListFilters } from "#components/data/list-filters.tsx"
import { Card } from "#components/ui/card.tsx"
import { FilterSelect } from "#components/ui/filter-select.tsx"
import { LinkButton } from "#components/ui/link-button.tsx"
import { PageHeader } from "#components/ui/page-header.tsx"
import { decisionStates } from "#lib/ledger/unknown/decision-states.ts"
import { DecideDialog } from "./decide-dialog.tsx"
import { DecisionKinds } from "./decision-kinds.tsx"
import { DecisionListBody } from "./decision-list-body.tsx"
import { stateNames } from "./decision-texts.ts"
import { EvidenceDialog } from "./evidence-dialog.tsx"
import { useDecisionList } from "./use-decision-list.ts"

const stateOptions = decisionStates.map((state) => ({ id: state, label: stateNames[state] }))

/** Messages of which nobody knows whether they were sent, for a person to say. */
export function DecisionsScreen({ canWrite }: { canWrite: boolean }) {
  const state = useDecisionList()
  return (
    <div className="flex flex-col gap-6">
      <PageHeader
        title="Decisions"
        description="Messages that may or may not have been sent. Look at the evidence, then count them as sent or send them again."
      />
      <DecisionKinds current="messages" />
      <Card>
        <ListFilters label="Search number or campaign" state={state.listState}>
          <FilterSelect
            label="State"
            allLabel="All states"
            options={stateOptions}
            value={state.state}
            onChange={state.setState}
          />
          {state.campaignId && (
            <div className="flex items-center gap-2 text-ink-soft">
              Of one campaign only
              <LinkButton size="small" href="/decisions">
                Show all
              </LinkButton>
            </div>
          )}
        </ListFilters>
        <DecisionListBody {...state} canWrite={canWrite} />
      </Card>
      <EvidenceDialog {...state} canWrite={canWrite} />
      {state.asked && (
        <DecideDialog {...state.asked} onDone={state.afterDecision} onClose={() => state.ask(null)} />
      )}
    </div>
  )
}

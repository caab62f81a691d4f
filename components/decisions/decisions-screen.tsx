"use client"

import { Card } from "#components/ui/card.tsx"
import { FilterSelect } from "#components/ui/filter-select.tsx"
import { LinkButton } from "#components/ui/link-button.tsx"
import { PageHeader } from "#components/ui/page-header.tsx"
import { SearchField } from "#components/ui/search-field.tsx"
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
        <search className="flex flex-wrap items-center gap-3 border-b border-line p-3">
          <SearchField
            label="Search number or campaign"
            value={state.listState.search}
            onChange={state.listState.setSearch}
            className="w-full sm:w-72"
          />
          <FilterSelect
            label="State"
            allLabel="All states"
            className="min-w-48 flex-1 sm:flex-none"
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
        </search>
        <DecisionListBody {...state} canWrite={canWrite} />
      </Card>
      <EvidenceDialog {...state} canWrite={canWrite} />
      {state.asked && (
        <DecideDialog {...state.asked} onDone={state.afterDecision} onClose={() => state.ask(null)} />
      )}
    </div>
  )
}

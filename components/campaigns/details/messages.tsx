"use client"

import { Download, SearchX } from "lucide-react"
import { ListFilters } from "#components/data/list-filters.tsx"
import { PagedList } from "#components/data/paged-list.tsx"
import { recipientStatusLabel } from "#components/messages/recipient-status-chip.tsx"
import { buttonStyle } from "#components/ui/button-style.ts"
import { Card } from "#components/ui/card.tsx"
import { EmptyState } from "#components/ui/empty-state.tsx"
import { FilterSelect } from "#components/ui/filter-select.tsx"
import { formatNumber } from "#components/ui/number.tsx"
import type { CampaignDetails } from "#lib/campaigns/progress/campaign-view.ts"
import { recipientStatuses, refusedStatus } from "#lib/ledger/recipient-status.ts"
import { MessageTable } from "./message-table.tsx"
import { refusedCount } from "./recipient-counts.ts"
import { useMessages } from "./use-messages.ts"

/** Every recipient with state and reason: filtered, searched, sorted, paged, exported. */
export function Messages({ campaign }: { campaign: CampaignDetails }) {
  const state = useMessages(campaign.id)
  const { listState, status, setStatus } = state
  return (
    <Card>
      <ListFilters label="Search number, text or id" state={listState}>
        <FilterSelect
          label="Status"
          allLabel={`All ${formatNumber(campaign.total + refusedCount(campaign))}`}
          options={statusOptions(campaign)}
          value={status}
          onChange={setStatus}
        />
        <a
          className={buttonStyle("secondary", "medium", "sm:ml-auto")}
          href={`/api/webtool/campaigns/${campaign.id}/messages.csv`}
          download
        >
          <Download size={16} />
          Export CSV
        </a>
      </ListFilters>
      <MessageRows campaign={campaign} state={state} />
    </Card>
  )
}

const statusOptions = (campaign: CampaignDetails) =>
  [
    ...recipientStatuses.map((status) => [status, campaign.counts[status]] as const),
    [refusedStatus, refusedCount(campaign)] as const,
  ]
    .filter(([, count]) => count > 0)
    .map(([id, count]) => ({ id, label: `${recipientStatusLabel(id)} ${formatNumber(count)}` }))

type MessageRowsProps = { campaign: CampaignDetails; state: ReturnType<typeof useMessages> }

function MessageRows({ campaign, state: { messages, listState } }: MessageRowsProps) {
  return (
    <PagedList
      query={messages}
      columns={6}
      noun={["recipient", "recipients"]}
      onPageChange={listState.setPage}
      empty={<NoRows isQueued={campaign.total === 0} />}
    >
      {(rows, isStale) => (
        <MessageTable {...{ rows, isStale }} sort={listState.order} onSort={listState.setOrder} />
      )}
    </PagedList>
  )
}

function NoRows({ isQueued }: { isQueued: boolean }) {
  return (
    <EmptyState icon={SearchX} title={isQueued ? "Recipients are being queued" : "No recipient matches"}>
      {isQueued ? "They appear here within seconds of the launch." : "Try another word, or all statuses."}
    </EmptyState>
  )
}

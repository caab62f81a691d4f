"use client"

import { Download, SearchX } from "lucide-react"
import { recipientStatusLabel } from "#components/messages/recipient-status-chip.tsx"
import { buttonStyle } from "#components/ui/button-style.ts"
import { Card } from "#components/ui/card.tsx"
import { EmptyState } from "#components/ui/empty-state.tsx"
import { ErrorState } from "#components/ui/error-state.tsx"
import { FilterSelect } from "#components/ui/filter-select.tsx"
import { formatNumber } from "#components/ui/number.tsx"
import { Pagination } from "#components/ui/pagination.tsx"
import { SearchField } from "#components/ui/search-field.tsx"
import { TableSkeleton } from "#components/ui/skeleton.tsx"
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
      <search className="flex flex-wrap items-center gap-2 border-b border-line p-3">
        <SearchField
          label="Search number, text or id"
          value={listState.search}
          onChange={listState.setSearch}
          className="w-full sm:w-64"
        />
        <FilterSelect
          label="Status"
          allLabel={`All ${formatNumber(campaign.total + refusedCount(campaign))}`}
          className="min-w-44 flex-1 sm:flex-none"
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
      </search>
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

function MessageRows({ campaign, state }: MessageRowsProps) {
  const { messages, listState } = state
  if (!messages.data && messages.isError)
    return <ErrorState error={messages.error} onRetry={() => void messages.refetch()} />
  if (!messages.data) return <TableSkeleton columns={6} />
  const { items, total, page, pageSize } = messages.data
  if (total === 0)
    return (
      <EmptyState
        icon={SearchX}
        title={campaign.total === 0 ? "Recipients are being queued" : "No recipient matches"}
      >
        {campaign.total === 0
          ? "They appear here within seconds of the launch."
          : "Try another word, or all statuses."}
      </EmptyState>
    )
  return (
    <>
      <MessageTable
        rows={items}
        sort={listState.order}
        onSort={listState.setOrder}
        isStale={messages.isPlaceholderData}
      />
      <Pagination
        {...{ total, page, pageSize }}
        noun={["recipient", "recipients"]}
        onPageChange={listState.setPage}
      />
    </>
  )
}

"use client"

import { useMemo } from "react"
import { isMoving, isPaused, isStartMissed } from "#components/campaigns/campaign/campaign-phase.ts"
import { CampaignStatusChip } from "#components/campaigns/campaign/campaign-status-chip.tsx"
import { campaignHref, campaignTitle, sourceNames } from "#components/campaigns/campaign/campaign-texts.ts"
import { progressParts } from "#components/campaigns/campaign/progress-parts.ts"
import { channelNames } from "#components/messages/message-texts.ts"
import { DataTable, type Sort } from "#components/ui/data-table.tsx"
import { formatNumber, NumberText } from "#components/ui/number.tsx"
import type { TableColumn } from "#components/ui/table-column.ts"
import { TextLink } from "#components/ui/text-link.tsx"
import { Time } from "#components/ui/time.tsx"
import type { CampaignRow } from "#lib/campaigns/progress/campaign-view.ts"
import { CampaignMenu } from "./campaign-menu.tsx"

type CampaignTableProps = {
  rows: CampaignRow[]
  canWrite: boolean
  sort: Sort
  onSort: (sort: Sort) => void
  isStale: boolean
}

/** One campaign a row, with what it is doing now. */
export function CampaignTable({ rows, canWrite, sort, onSort, isStale }: CampaignTableProps) {
  const columns = useMemo(() => columnsFor(canWrite), [canWrite])
  return (
    <DataTable
      label="Campaigns"
      columns={columns}
      rows={rows}
      rowId={(row) => row.id}
      sort={sort}
      onSort={onSort}
      isStale={isStale}
    />
  )
}

const columnsFor = (canWrite: boolean): TableColumn<CampaignRow>[] => [
  { id: "name", header: "Campaign", isSortable: true, className: "min-w-48", cell: Title },
  { id: "channel", header: "Channel", cell: Channel },
  {
    id: "recipients",
    header: "Recipients",
    isSortable: true,
    align: "right",
    cell: ({ recipients }) => <NumberText value={recipients} />,
  },
  { id: "launchedAt", header: "Launched", isSortable: true, cell: Launched },
  { id: "status", header: "Status", isSortable: true, cell: Status },
  { id: "createdAt", header: "Created", isSortable: true, isHiddenOnPhone: true, cell: Created },
  {
    id: "actions",
    header: "Actions",
    isHeaderHidden: true,
    className: "w-12",
    cell: (campaign) => <CampaignMenu campaign={campaign} canWrite={canWrite} />,
  },
]

function Title(campaign: CampaignRow) {
  return (
    <TextLink href={campaignHref(campaign)} isName>
      {campaignTitle(campaign)}
    </TextLink>
  )
}

function Channel({ channel, source }: CampaignRow) {
  return (
    <span className="inline-flex flex-col max-md:items-end">
      {channelNames[channel]}
      <span className="text-xs whitespace-nowrap text-ink-soft">{sourceNames[source]}</span>
    </span>
  )
}

function Launched({ launchedAt }: CampaignRow) {
  if (launchedAt) return <Time value={launchedAt} />
  return <span className="whitespace-nowrap text-ink-soft">Not launched</span>
}

function Status(campaign: CampaignRow) {
  return (
    <span className="inline-flex flex-col items-start gap-1 max-md:items-end">
      <CampaignStatusChip status={campaign.status} />
      <span className="text-xs text-ink-soft tabular-nums empty:hidden">
        <HowFar {...campaign} />
      </span>
    </span>
  )
}

/** When it starts, or how much of it is done. */
function HowFar(campaign: CampaignRow) {
  const { status, startAt, counts, recipients } = campaign
  if (status === "scheduled" && startAt)
    return (
      <>
        Starts <Time value={startAt} />
      </>
    )
  if (isStartMissed(campaign)) return "Start missed"
  const { settled, total } = progressParts(counts, recipients)
  if (total === 0 || !(isMoving(campaign) || isPaused(campaign))) return null
  return `${formatNumber(settled)} of ${formatNumber(total)} done`
}

function Created({ createdByName, createdAt }: CampaignRow) {
  return (
    <span className="inline-flex flex-col">
      <Time value={createdAt} />
      <span className="text-xs break-words text-ink-soft">{createdByName}</span>
    </span>
  )
}

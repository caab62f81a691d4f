"use client"

import { useMemo } from "react"
import { CampaignStatusChip } from "#components/ui/campaign-status-chip.tsx"
import { DataTable, type Sort } from "#components/ui/data-table.tsx"
import { NumberText } from "#components/ui/number.tsx"
import type { TableColumn } from "#components/ui/table-column.ts"
import { TextLink } from "#components/ui/text-link.tsx"
import { Time } from "#components/ui/time.tsx"
import type { CampaignRow } from "#lib/campaigns/campaign-view.ts"
import { isMoving } from "../campaign-phase.ts"
import { progressParts } from "../progress-parts.ts"
import { campaignHref, campaignTitle, channelNames, sourceNames } from "../words.ts"
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
  { id: "channel", header: "Channel", cell: ({ channel }) => channelNames[channel] },
  {
    id: "recipients",
    header: "Recipients",
    isSortable: true,
    align: "right",
    cell: ({ recipients }) => <NumberText value={recipients} />,
  },
  { id: "launchedAt", header: "Launched", isSortable: true, cell: Launched },
  { id: "status", header: "Status", isSortable: true, cell: Status },
  { id: "createdAt", header: "Created by", isSortable: true, cell: Creator },
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
    <TextLink href={campaignHref(campaign)} className="font-medium break-words text-ink">
      {campaignTitle(campaign)}
    </TextLink>
  )
}

function Launched({ launchedAt }: CampaignRow) {
  return launchedAt ? <Time value={launchedAt} /> : <span className="text-ink-soft">Not launched</span>
}

function Status(campaign: CampaignRow) {
  const { settled, total } = progressParts(campaign.counts)
  return (
    <span className="inline-flex flex-col items-start gap-1 max-md:items-end">
      <CampaignStatusChip status={campaign.status} />
      {isMoving(campaign) && total > 0 && (
        <span className="text-xs text-ink-soft tabular-nums">
          <NumberText value={settled} /> of <NumberText value={total} /> done
        </span>
      )}
    </span>
  )
}

function Creator({ createdByName, source, createdAt }: CampaignRow) {
  return (
    <span className="inline-flex flex-col max-md:items-end">
      <span className="break-words">{createdByName}</span>
      <span className="text-xs text-ink-soft">
        {sourceNames[source]}, <Time value={createdAt} />
      </span>
    </span>
  )
}

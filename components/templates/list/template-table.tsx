"use client"

import { Fragment, useMemo } from "react"
import { DataTable, type Sort } from "#components/ui/data-table.tsx"
import type { TableColumn } from "#components/ui/table-column.ts"
import { TextLink } from "#components/ui/text-link.tsx"
import { Time } from "#components/ui/time.tsx"
import type { TemplateView } from "#lib/templates/template-view.ts"
import { categoryNames, languageName, templateHref } from "../template-texts.ts"
import { StatusCell } from "./status-cell.tsx"
import { TemplateMenu } from "./template-menu.tsx"
import { UsedBy } from "./used-by.tsx"

type TemplateTableProps = {
  rows: TemplateView[]
  canWrite: boolean
  sort: Sort
  onSort: (sort: Sort) => void
  isStale: boolean
}

/** One template a row, with WhatsApp's word on it. */
export function TemplateTable({ canWrite, ...props }: TemplateTableProps) {
  const columns = useMemo(() => columnsFor(canWrite), [canWrite])
  return <DataTable {...props} label="WhatsApp templates" columns={columns} rowId={(row) => row.id} />
}

const columnsFor = (canWrite: boolean): TableColumn<TemplateView>[] => [
  { id: "title", header: "Title", isSortable: true, className: "min-w-40", cell: Title },
  {
    id: "status",
    header: "Status",
    isSortable: true,
    cell: (template) => <StatusCell template={template} canWrite={canWrite} />,
  },
  {
    id: "rejectionReason",
    header: "Rejection reason",
    isSortable: true,
    className: "min-w-36",
    cell: Reason,
  },
  { id: "category", header: "Category", isSortable: true, cell: ({ category }) => categoryNames[category] },
  { id: "language", header: "Language", isSortable: true, cell: ({ language }) => languageName(language) },
  {
    id: "updatedAt",
    header: "Changed",
    isSortable: true,
    cell: ({ updatedAt }) => <Time value={updatedAt} />,
  },
  {
    id: "actions",
    header: "Actions",
    isHeaderHidden: true,
    className: "w-12",
    cell: (template) => <TemplateMenu template={template} canWrite={canWrite} />,
  },
]

function Title(template: TemplateView) {
  return (
    <span className="inline-flex flex-col">
      <TextLink href={templateHref(template)} isName>
        {template.title.split(/(?<=_)/).map((word, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: words of one title have no other identity than their place
          <Fragment key={index}>
            {word}
            <wbr />
          </Fragment>
        ))}
      </TextLink>
      <UsedBy template={template} />
    </span>
  )
}

const Reason = ({ rejectionReason }: TemplateView) =>
  rejectionReason ?? <span className="text-ink-soft">None</span>

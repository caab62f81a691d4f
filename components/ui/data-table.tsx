"use client"

import { lazy, type ReactNode, Suspense } from "react"
import { cx } from "./cx.ts"
import { DataCards } from "./data-cards.tsx"
import { TableSkeleton } from "./skeleton.tsx"
import { SortSelect } from "./sort-select.tsx"
import type { TableColumn } from "./table-column.ts"
import { isNarrowNow, useNarrow } from "./use-narrow.ts"

export type Sort = { column: string; direction: "asc" | "desc" }

export type DataTableProps<T> = {
  /** Names the table to screen readers. */
  label: string
  columns: TableColumn<T>[]
  rows: T[]
  rowId: (row: T) => string
  /** Where a press on the row leads. Give the row's name a link too, so that it is seen and can be opened in a new tab. */
  rowHref?: (row: T) => string
  sort?: Sort
  onSort?: (sort: Sort) => void
  empty?: ReactNode
  /** Older rows stay in sight, dimmed, while newer ones are fetched. */
  isStale?: boolean
  /** The row that something beside the table shows. */
  isHighlighted?: (row: T) => boolean
}

const load = async () => ({ default: (await import("./wide-table.tsx")).WideTable })
/** Lazy components are not generic to the compiler, though this one is. */
const WideTable = lazy(load) as unknown as Awaited<ReturnType<typeof load>>["default"]
// Beside the rows, not after them. A phone never needs it.
if (isNarrowNow() === false) void load()

/** A table of rows that the server sorted and paged; on a phone, cards. */
export function DataTable<T extends object>(props: DataTableProps<T>) {
  const isNarrow = useNarrow()
  const { columns, rows, empty, isStale, sort, onSort } = props
  return (
    <div
      className={cx("relative overflow-x-auto transition-opacity", isStale && "opacity-60")}
      aria-busy={isStale}
    >
      {!isNarrow && (
        <Suspense fallback={<TableSkeleton columns={columns.length} />}>
          <WideTable {...props} />
        </Suspense>
      )}
      {isNarrow && rows.length > 0 && sort && onSort && <SortSelect {...{ columns, sort, onSort }} />}
      {isNarrow && (rows.length > 0 ? <DataCards {...props} /> : empty)}
    </div>
  )
}

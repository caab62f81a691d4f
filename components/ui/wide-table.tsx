"use client"

import { ArrowDown, ArrowUp } from "lucide-react"
import {
  Cell,
  Column,
  type ColumnRenderProps,
  Row,
  Table,
  TableBody,
  TableHeader,
} from "react-aria-components/Table"
import { cx } from "./cx.ts"
import type { DataTableProps } from "./data-table.tsx"
import type { TableColumn } from "./table-column.ts"

/** A table as wide as a desk's screen: sorted by its headers, walked through with the arrow keys. */
export function WideTable<T extends object>(props: DataTableProps<T>) {
  const { label, columns, rows, rowId, rowHref, sort, onSort, empty, isHighlighted } = props
  return (
    <Table
      aria-label={label}
      sortDescriptor={
        sort && { column: sort.column, direction: sort.direction === "asc" ? "ascending" : "descending" }
      }
      onSortChange={({ column, direction }) =>
        onSort?.({ column: String(column), direction: direction === "ascending" ? "asc" : "desc" })
      }
      className="w-full border-collapse text-left text-sm outline-none"
    >
      <TableHeader>
        {columns.map((column, index) => (
          <Column
            key={column.id}
            id={column.id}
            isRowHeader={column.isRowHeader ?? index === 0}
            allowsSorting={column.isSortable && Boolean(onSort)}
            className={cx(headerStyle, cellClasses(column))}
          >
            {(state) => <HeaderText column={column} state={state} />}
          </Column>
        ))}
      </TableHeader>
      <TableBody items={rows} dependencies={[columns, isHighlighted]} renderEmptyState={() => empty}>
        {(row) => (
          <Row
            id={rowId(row)}
            href={rowHref?.(row)}
            className={cx(rowStyle, isHighlighted?.(row) ? "bg-accent-soft" : "data-hovered:bg-sunken")}
          >
            {columns.map((column) => (
              <Cell key={column.id} className={cx("px-4 py-2.5 align-middle", cellClasses(column))}>
                {column.cell(row)}
              </Cell>
            ))}
          </Row>
        )}
      </TableBody>
    </Table>
  )
}

const headerStyle =
  "group border-b border-line px-4 py-2.5 text-xs font-medium whitespace-nowrap text-ink-soft outline-none data-allows-sorting:cursor-pointer data-allows-sorting:data-hovered:text-ink data-focus-visible:outline-2 data-focus-visible:-outline-offset-2 data-focus-visible:outline-accent"

const rowStyle =
  "border-b border-line outline-none last:border-b-0 data-href:cursor-pointer data-focus-visible:outline-2 data-focus-visible:-outline-offset-2 data-focus-visible:outline-accent"

const cellClasses = <T,>(column: TableColumn<T>) =>
  cx(
    column.align === "right" && "text-right tabular-nums",
    column.isHiddenOnPhone && "max-md:hidden",
    column.className,
  )

function HeaderText<T>({ column, state }: { column: TableColumn<T>; state: ColumnRenderProps }) {
  if (column.isHeaderHidden) return <span className="sr-only">{column.header}</span>
  const Arrow = state.sortDirection === "ascending" ? ArrowUp : ArrowDown
  return (
    <span
      className={cx(
        "inline-flex items-center gap-1 align-middle",
        column.align === "right" && "flex-row-reverse",
      )}
    >
      {column.header}
      {state.allowsSorting && (
        <Arrow
          size={14}
          className={state.sortDirection ? "text-ink" : "opacity-0 group-data-hovered:opacity-60"}
        />
      )}
    </span>
  )
}

import type { TableColumn } from "./table-column.ts"

type DataCardsProps<T> = {
  label: string
  columns: TableColumn<T>[]
  rows: T[]
  rowId: (row: T) => string
  isHighlighted?: (row: T) => boolean
}

/** The rows of a table on a phone: one card a row, named by its first column, with its buttons beside the name. */
export function DataCards<T>({ label, columns, rows, rowId, isHighlighted }: DataCardsProps<T>) {
  const shown = columns.filter((column) => !column.isHiddenOnPhone)
  const buttons = shown.filter((column) => column.isHeaderHidden)
  const [name, ...others] = shown.filter((column) => !column.isHeaderHidden)
  return (
    <ul aria-label={label} className="flex flex-col">
      {rows.map((row) => (
        <li
          key={rowId(row)}
          aria-current={isHighlighted?.(row) || undefined}
          className="flex flex-col gap-2 border-b border-line px-4 py-3.5 last:border-b-0 aria-[current]:bg-accent-soft"
        >
          <div className="flex items-center justify-between gap-3">
            <div className="min-w-0 font-medium break-words">{name?.cell(row)}</div>
            {buttons.map((column) => (
              <div key={column.id}>{column.cell(row)}</div>
            ))}
          </div>
          <dl className="flex flex-col gap-1.5">
            {others.map((column) => (
              <div key={column.id} className="flex items-baseline justify-between gap-4">
                <dt className="shrink-0 text-xs text-ink-soft">{column.header}</dt>
                <dd className="ml-auto min-w-0 text-right break-words tabular-nums">{column.cell(row)}</dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  )
}

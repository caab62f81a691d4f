import type { ReactNode } from "react"

/** A column of a DataTable, in its wide form and as a card. */
export type TableColumn<T> = {
  /** Also the sort key that `onSort` gives back. */
  id: string
  header: string
  /** For a column of buttons: its header is only read to screen readers. */
  isHeaderHidden?: boolean
  cell: (row: T) => ReactNode
  /** Numbers stand right. */
  align?: "right"
  isSortable?: boolean
  /** The column that names the row to screen readers; the first one unless told. */
  isRowHeader?: boolean
  /** Left out below 768 pixels. */
  isHiddenOnPhone?: boolean
  className?: string
}

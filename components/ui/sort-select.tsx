import { ArrowDown, ArrowUp } from "lucide-react"
import { Button } from "./button.tsx"
import { ChoiceButton } from "./choice-button.tsx"
import type { Sort } from "./data-table.tsx"
import type { TableColumn } from "./table-column.ts"

type SortSelectProps<T> = { columns: TableColumn<T>[]; sort: Sort; onSort: (sort: Sort) => void }

/** Sorts the rows on a phone, where no header is there to press. */
export function SortSelect<T>({ columns, sort, onSort }: SortSelectProps<T>) {
  const options = columns
    .filter(({ isSortable }) => isSortable)
    .map(({ id, header }) => ({ id, label: `Sort by: ${header}` }))
  const isRising = sort.direction === "asc"
  const Arrow = isRising ? ArrowUp : ArrowDown
  return (
    <div className="flex gap-2 border-b border-line p-3">
      <ChoiceButton
        label="Sort by"
        className="flex-1"
        options={options}
        value={sort.column}
        onChange={(column) => onSort({ ...sort, column })}
      />
      <Button
        size="icon"
        aria-label={isRising ? "Sort descending" : "Sort ascending"}
        onPress={() => onSort({ ...sort, direction: isRising ? "desc" : "asc" })}
      >
        <Arrow size={16} />
      </Button>
    </div>
  )
}

"use client"

import { ChevronRight } from "lucide-react"
import { DataTable } from "#components/ui/data-table.tsx"
import type { TableColumn } from "#components/ui/table-column.ts"
import { hoursText, type StateRule } from "#lib/windows/state-rules.ts"
import { LawLink } from "./law-link.tsx"

/** The hours that some states set, each with its law, folded away until somebody wants them. */
export function StateRulesTable({ rules }: { rules: StateRule[] }) {
  return (
    <details className="group rounded-lg border border-line">
      <summary className="touch-target flex cursor-pointer items-center gap-2 rounded-lg px-3 py-2 font-medium">
        <ChevronRight size={16} className="text-ink-soft transition-transform group-open:rotate-90" />
        Hours of {rules.length === 1 ? "1 state" : `${rules.length} states`}
      </summary>
      <div className="border-t border-line">
        <DataTable label="Hours of US states" columns={columns} rows={rules} rowId={({ region }) => region} />
      </div>
    </details>
  )
}

const columns: TableColumn<StateRule>[] = [
  { id: "name", header: "State", cell: ({ name }) => name },
  { id: "hours", header: "Hours", cell: ({ hours }) => <WeekHours hours={hours} /> },
  {
    id: "source",
    header: "Source",
    cell: ({ law, source }) => (
      <span className="flex flex-col gap-0.5 text-xs text-ink-soft">
        <LawLink law={law} />
        {source}
      </span>
    ),
  },
]

/** Days at the weekend only where they differ. */
function WeekHours({ hours }: Pick<StateRule, "hours">) {
  const usual = hoursText(hours.weekdays)
  const others = [
    ["Saturday", hoursText(hours.saturday)],
    ["Sunday", hoursText(hours.sunday)],
  ].filter(([, text]) => text !== usual)
  return (
    <div className="flex flex-col whitespace-nowrap tabular-nums">
      {usual}
      {others.map(([day, text]) => (
        <span key={day} className="text-xs text-ink-soft">
          {day}: {text}
        </span>
      ))}
    </div>
  )
}

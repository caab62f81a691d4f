"use client"

import { ChevronRight } from "lucide-react"
import { DataTable } from "#components/ui/data-table.tsx"
import { Switch } from "#components/ui/switch.tsx"
import type { TableColumn } from "#components/ui/table-column.ts"
import { type StateRule, stateRules } from "#lib/windows/state-rules.ts"

type StateRulesFieldProps = { isOn: boolean; onChange: (isOn: boolean) => void; isDisabled?: boolean }

/** The switch for stricter hours of US states, with the hours and where they are written. */
export function StateRulesField({ isOn, onChange, isDisabled }: StateRulesFieldProps) {
  return (
    <div className="flex flex-col gap-2">
      <Switch isSelected={isOn} onChange={onChange} isDisabled={isDisabled}>
        Keep to the stricter hours of US states
      </Switch>
      <p className="max-w-prose text-xs text-ink-soft">
        By the state of the area code. They narrow every campaign's hours. This list is no legal advice: check
        it with your counsel.
      </p>
      <details className="group rounded-lg border border-line">
        <summary className="touch-target flex cursor-pointer items-center gap-2 rounded-lg px-3 py-2 font-medium">
          <ChevronRight size={16} className="text-ink-soft transition-transform group-open:rotate-90" />
          Hours of {stateRules.length} states
        </summary>
        <div className="border-t border-line">
          <DataTable
            label="Hours of US states"
            columns={columns}
            rows={stateRules}
            rowId={({ region }) => region}
          />
        </div>
      </details>
    </div>
  )
}

type Hours = [number, number] | null

const hoursText = (hours: Hours) => (hours ? `${hours[0]}:00 – ${hours[1]}:00` : "Not at all")

const columns: TableColumn<StateRule>[] = [
  { id: "name", header: "State", cell: ({ name }) => name },
  { id: "hours", header: "Hours", cell: ({ hours }) => <WeekHours hours={hours} /> },
  {
    id: "source",
    header: "Source",
    cell: ({ source }) => <span className="text-xs text-ink-soft">{source}</span>,
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

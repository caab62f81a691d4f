"use client"

import { useState } from "react"
import { NumberField } from "#components/ui/number-field.tsx"
import { Select } from "#components/ui/select.tsx"

const shortestMinutes = 60
const longestMinutes = 30 * 1440

const units = [
  { id: "minutes", label: "minutes", minutes: 1 },
  { id: "hours", label: "hours", minutes: 60 },
  { id: "days", label: "days", minutes: 1440 },
] as const

type Unit = (typeof units)[number]

const largestWholeUnit = (minutes: number): Unit =>
  units.findLast((unit) => minutes % unit.minutes === 0) ?? units[0]

type LookbackFieldProps = {
  lookbackMinutes: number
  onChange: (lookbackMinutes: number) => void
  isDisabled?: boolean
}

/** How long an answer still belongs to the campaign: 60 minutes to 30 days, in the unit that reads best. */
export function LookbackField({ lookbackMinutes, onChange, isDisabled }: LookbackFieldProps) {
  const [unit, setUnit] = useState(() => largestWholeUnit(lookbackMinutes))
  const save = (amount: number, { minutes }: Unit) => {
    if (Number.isNaN(amount)) return
    const wanted = Math.round(amount) * minutes
    onChange(Math.min(longestMinutes, Math.max(shortestMinutes, wanted)))
  }
  return (
    <fieldset className="flex flex-col gap-1.5" data-field="lookbackMinutes">
      <legend className="mb-1.5 text-sm font-medium">Lookback</legend>
      <div className="grid grid-cols-[1fr_1.25fr] gap-2">
        <NumberField
          aria-label="Lookback, amount"
          isDisabled={isDisabled}
          value={lookbackMinutes / unit.minutes}
          minValue={Math.ceil(shortestMinutes / unit.minutes)}
          maxValue={longestMinutes / unit.minutes}
          onChange={(amount) => save(amount, unit)}
        />
        <Select
          label="Lookback, unit"
          hideLabel
          isDisabled={isDisabled}
          options={units.map(({ id, label }) => ({ id, label }))}
          value={unit.id}
          onChange={(id) => {
            const next = units.find((one) => one.id === id) ?? unit
            setUnit(next)
            save(Math.max(1, lookbackMinutes / next.minutes), next)
          }}
        />
      </div>
      <p className="text-xs text-ink-soft">
        An answer within this time goes to the skill; a later one to the default skill. 60 minutes to 30 days.
      </p>
    </fieldset>
  )
}

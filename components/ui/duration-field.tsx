"use client"

import { useState } from "react"
import { NumberField } from "./number-field.tsx"
import { Select } from "./select.tsx"

const units = [
  { id: "minutes", label: "minutes", minutes: 1 },
  { id: "hours", label: "hours", minutes: 60 },
  { id: "days", label: "days", minutes: 1440 },
] as const

type Unit = (typeof units)[number]

const largestWholeUnit = (minutes: number): Unit =>
  units.findLast((unit) => minutes % unit.minutes === 0) ?? units[0]

type DurationFieldProps = {
  /** The name of the field in the draft. */
  field: string
  label: string
  description: string
  minutes: number
  minMinutes: number
  maxMinutes: number
  onChange: (minutes: number) => void
  isDisabled?: boolean
}

/** A length of time in the unit that reads best; what lies outside its limits is pulled to them. */
export function DurationField(props: DurationFieldProps) {
  const { label, minutes, minMinutes, maxMinutes, onChange, isDisabled } = props
  const [chosen, setUnit] = useState(() => largestWholeUnit(minutes))
  // A length that came from elsewhere, or was pulled to a limit, may be no whole number of the unit.
  const unit = minutes % chosen.minutes === 0 ? chosen : largestWholeUnit(minutes)
  const save = (amount: number, unit: Unit) => {
    if (Number.isNaN(amount)) return
    const nextMinutes = Math.round(amount) * unit.minutes
    onChange(Math.min(maxMinutes, Math.max(minMinutes, nextMinutes)))
  }
  return (
    <fieldset className="flex flex-col gap-1.5" data-field={props.field}>
      <legend className="mb-1.5 text-sm font-medium">{label}</legend>
      <div className="grid grid-cols-[1fr_1.25fr] gap-2">
        <NumberField
          aria-label={`${label}, amount`}
          isDisabled={isDisabled}
          value={minutes / unit.minutes}
          minValue={Math.ceil(minMinutes / unit.minutes)}
          maxValue={maxMinutes / unit.minutes}
          onChange={(amount) => save(amount, unit)}
        />
        <Select
          label={`${label}, unit`}
          hideLabel
          isDisabled={isDisabled}
          options={units.map(({ id, label }) => ({ id, label }))}
          value={unit.id}
          onChange={(id) => {
            const next = units.find((one) => one.id === id) ?? unit
            setUnit(next)
            save(Math.max(1, minutes / next.minutes), next)
          }}
        />
      </div>
      <p className="text-xs text-ink-soft">{props.description}</p>
    </fieldset>
  )
}

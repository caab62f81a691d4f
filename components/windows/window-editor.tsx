"use client"

import { useState } from "react"
import { Button } from "#components/ui/button.tsx"
import { Switch } from "#components/ui/switch.tsx"
import { alwaysOpen, defaultSmsWindows, type ReceivingWindow } from "#lib/windows/receiving-window.ts"
import { HoursRow } from "./hours-row.tsx"
import {
  isSame,
  isSameEveryDay,
  onEveryDay,
  usualHours,
  weekdayNames,
  windowsOfDay,
  withDay,
} from "./weekday-windows.ts"

type WindowEditorProps = {
  value: ReceivingWindow[]
  onChange: (windows: ReceivingWindow[]) => void
  /** What the server says is wrong with them. */
  errorMessage?: string
  isDisabled?: boolean
}

/** Receiving windows: per weekday open or not, from when and until when, or one row while all days are the same. Rows do not go from under the hand that edits them. */
export function WindowEditor({ value, onChange, errorMessage, isDisabled }: WindowEditorProps) {
  const [isByDay, setByDay] = useState(false)
  const isUniform = !isByDay && isSameEveryDay(value)
  const edit = (windows: ReceivingWindow[], byDay: boolean) => {
    setByDay(byDay)
    onChange(windows)
  }
  const setUniform = (isOn: boolean) => edit(isOn ? onEveryDay(usualHours(value)) : value, !isOn)
  const rows = { value, isDisabled }
  return (
    <div className="flex flex-col gap-3">
      <Presets {...rows} onChange={(windows) => edit(windows, false)} />
      <Switch isSelected={isUniform} onChange={setUniform} isDisabled={isDisabled}>
        Same hours every day
      </Switch>
      <ul aria-label="Hours" className="flex flex-col divide-y divide-line">
        {isUniform ? (
          <EveryDay {...rows} onChange={onChange} />
        ) : (
          <EachDay {...rows} onChange={(windows) => edit(windows, true)} />
        )}
      </ul>
      <p className="text-xs text-ink-soft">
        In each recipient's local time. Nothing leaves at the end itself; an end at midnight is the end of the
        day.
      </p>
      {(errorMessage || value.length === 0) && (
        <p role="alert" className="text-xs text-negative">
          {errorMessage ?? "Open one weekday at least, or nobody can ever be written to"}
        </p>
      )}
    </div>
  )
}

const presets = [
  { label: "08:00 – 21:00", windows: defaultSmsWindows },
  { label: "Any time", windows: alwaysOpen },
]

function Presets({ value, onChange, isDisabled }: WindowEditorProps) {
  return (
    <div className="flex flex-wrap gap-2">
      {presets.map(({ label, windows }) => (
        <Button
          key={label}
          aria-pressed={isSame(value, windows)}
          className="aria-pressed:border-accent aria-pressed:bg-accent-soft"
          isDisabled={isDisabled}
          onPress={() => onChange(windows)}
        >
          {label}
        </Button>
      ))}
    </div>
  )
}

function EveryDay({ value, onChange, isDisabled }: WindowEditorProps) {
  return (
    <HoursRow
      name="Every day"
      windows={windowsOfDay(value, 1)}
      onChange={(windows) => onChange(onEveryDay(windows))}
      isDisabled={isDisabled}
    >
      Every day
    </HoursRow>
  )
}

function EachDay({ value, onChange, isDisabled }: WindowEditorProps) {
  return weekdayNames.map((name, index) => {
    const day = index + 1
    const windows = windowsOfDay(value, day)
    const setOpen = (isOpen: boolean) => onChange(withDay(value, day, isOpen ? usualHours(value) : []))
    return (
      <HoursRow
        key={name}
        name={name}
        windows={windows}
        onChange={(changed) => onChange(withDay(value, day, changed))}
        isDisabled={isDisabled}
      >
        <Switch isSelected={windows.length > 0} onChange={setOpen} isDisabled={isDisabled}>
          {name}
        </Switch>
      </HoursRow>
    )
  })
}

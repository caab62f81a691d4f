"use client"

import { useState } from "react"
import { TextField } from "#components/ui/text-field.tsx"
import { useViewerTimeZone } from "#components/ui/use-viewer-time-zone.ts"
import { instantOf, timeInZone, type WallTime, wallTimeOf } from "#components/ui/zoned-time.ts"

type ZonedTimeFieldProps = {
  /** Begins the labels of the two fields: "Start" gives "Start date" and "Start time". */
  label: string
  value: string
  timeZone: string
  onChange: (instant: string) => void
  errorMessage: string | undefined
}

/** A date and a time of day in a named zone, with what that is for the viewer. Half a time is kept, and not passed on. */
export function ZonedTimeField({ label, value, timeZone, onChange, errorMessage }: ZonedTimeFieldProps) {
  const [typed, setTyped] = useState<WallTime | null>(null)
  const viewerZone = useViewerTimeZone()
  const shown = typed ?? wallTimeOf(value, timeZone)
  const edit = (next: WallTime) => {
    const instant = instantOf(next, timeZone)
    setTyped(instant ? null : next)
    if (instant) onChange(instant)
  }
  return (
    <div className="flex flex-col gap-1.5">
      <div className="grid grid-cols-2 items-start gap-3">
        <TextField
          label={`${label} date`}
          type="date"
          value={shown.date}
          onChange={(date) => edit({ ...shown, date })}
          errorMessage={errorMessage}
        />
        <TextField
          label={`${label} time`}
          type="time"
          value={shown.time}
          onChange={(time) => edit({ ...shown, time })}
        />
      </div>
      {typed ? (
        <p className="text-xs text-ink-soft">Enter a date and a time.</p>
      ) : (
        <p className="text-xs text-ink-soft tabular-nums">
          {timeInZone(value, timeZone)} ({timeZone})
          {viewerZone && viewerZone !== timeZone && <>, for you {timeInZone(value, viewerZone)}</>}
        </p>
      )}
    </div>
  )
}

"use client"

import { Label } from "react-aria-components/Label"
import { ProgressBar as AriaProgressBar } from "react-aria-components/ProgressBar"

type ProgressBarProps = {
  label: string
  value: number
  /** Null while the end is not known: the bar then only shows that something moves. */
  maxValue: number | null
  /** The progress in words: "4,200 of 10,000 rows · 1,900 rows/s · 3 s left". */
  valueLabel?: string
}

/** How far a long piece of work has come. */
export function ProgressBar({ label, value, maxValue, valueLabel }: ProgressBarProps) {
  const isIndeterminate = maxValue === null
  return (
    <AriaProgressBar
      value={value}
      maxValue={maxValue || 1}
      isIndeterminate={isIndeterminate}
      valueLabel={valueLabel}
      className="flex flex-col gap-1.5"
    >
      {({ percentage, valueText }) => (
        <>
          <div className="flex flex-wrap justify-between gap-x-4 text-sm">
            <Label className="font-medium">{label}</Label>
            <span className="text-ink-soft tabular-nums">{valueLabel ?? valueText}</span>
          </div>
          <div className="h-2 overflow-hidden rounded-full bg-muted-soft">
            <div
              className={`h-full rounded-full bg-accent transition-[width] ${isIndeterminate ? "w-1/3 animate-pulse" : ""}`}
              style={isIndeterminate ? undefined : { width: `${percentage ?? 0}%` }}
            />
          </div>
        </>
      )}
    </AriaProgressBar>
  )
}

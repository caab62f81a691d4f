"use client"

import { CircleAlert } from "lucide-react"
import type { ReactNode } from "react"
import type { ReceivingWindow } from "#lib/windows/receiving-window.ts"
import { clockMinutes, clockText, endMinutes } from "./clock-minutes.ts"
import { TimeInput } from "./time-input.tsx"

type HoursRowProps = {
  /** What the hours are for: "Monday". */
  name: string
  /** At the head of the row: the name, or a switch with it. */
  children: ReactNode
  windows: ReceivingWindow[]
  onChange: (windows: ReceivingWindow[]) => void
  isDisabled?: boolean
}

/** One weekday, or all: from when and until when it is open. */
export function HoursRow({ name, children, windows, onChange, isDisabled }: HoursRowProps) {
  const replace = (index: number, change: Partial<ReceivingWindow>) =>
    onChange(windows.map((window, at) => (at === index ? { ...window, ...change } : window)))
  return (
    <li className="grid grid-cols-1 items-start gap-2 py-2.5 sm:grid-cols-[10rem_1fr]">
      <div className="flex min-h-9 items-center">{children}</div>
      {windows.length === 0 ? (
        <p className="flex min-h-9 items-center text-ink-soft max-sm:hidden">Nothing is sent</p>
      ) : (
        <div className="flex flex-col gap-2">
          {windows.map((window, index) => (
            <Hours
              // biome-ignore lint/suspicious/noArrayIndexKey: a time that is being typed must keep its field
              key={index}
              name={name}
              window={window}
              onChange={(change) => replace(index, change)}
              isDisabled={isDisabled}
            />
          ))}
        </div>
      )}
    </li>
  )
}

type HoursProps = {
  name: string
  window: ReceivingWindow
  onChange: (change: Partial<ReceivingWindow>) => void
  isDisabled?: boolean
}

function Hours({ name, window, onChange, isDisabled }: HoursProps) {
  const { startMinute, endMinute } = window
  const isInvalid = startMinute >= endMinute
  const setStart = (text: string) =>
    onDefined(clockMinutes(text), (value) => onChange({ startMinute: value }))
  const setEnd = (text: string) => onDefined(endMinutes(text), (value) => onChange({ endMinute: value }))
  const shared = { isInvalid, isDisabled }
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex items-center gap-2">
        <TimeInput {...shared} label={`${name} from`} value={clockText(startMinute)} onChange={setStart} />
        <span className="text-ink-soft">to</span>
        <TimeInput {...shared} label={`${name} to`} value={clockText(endMinute)} onChange={setEnd} />
      </div>
      {isInvalid && (
        <p role="alert" className="flex items-center gap-1.5 text-xs text-negative">
          <CircleAlert size={14} className="shrink-0" />
          The end must be later than the start
        </p>
      )}
    </div>
  )
}

const onDefined = (value: number | null, use: (value: number) => void) => value !== null && use(value)

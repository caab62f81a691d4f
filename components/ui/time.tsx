"use client"

import { useSyncExternalStore } from "react"
import { exactTime, shortTime } from "./time-text.ts"
import { Tooltip } from "./tooltip.tsx"

const tickMs = 15_000
const listeners = new Set<() => void>()
let now = Date.now()
let timer: ReturnType<typeof setInterval> | undefined

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  timer ??= setInterval(() => {
    now = Date.now()
    for (const notify of listeners) notify()
  }, tickMs)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

/** The minute it is, for texts such as "3 minutes ago"; null on the server, which does not know the viewer's zone. */
export const useNow = () =>
  useSyncExternalStore(
    subscribe,
    () => now,
    () => null,
  )

/** An instant: relative when under a day, in the viewer's zone; the exact instant on hover and focus. */
export function Time({ value }: { value: string | Date }) {
  const current = useNow()
  const at = new Date(value)
  if (current === null) return <time dateTime={at.toISOString()} className="inline-block min-w-24" />
  return (
    <Tooltip text={exactTime(at)}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the exact instant must be reachable by keyboard */}
      <time dateTime={at.toISOString()} tabIndex={0} className="rounded-sm whitespace-nowrap tabular-nums">
        {shortTime(at, new Date(current))}
      </time>
    </Tooltip>
  )
}

"use client"

import { useState, useSyncExternalStore } from "react"
import { Button } from "react-aria-components/Button"
import { exactTime, shortTime } from "./time-text.ts"
import { Tooltip } from "./tooltip.tsx"

const tickMs = 15_000
const listeners = new Set<() => void>()
let now = Date.now()
let timer: ReturnType<typeof setInterval> | undefined

function tick(): void {
  now = Date.now()
  for (const notify of listeners) notify()
}

/** While nobody listened the time stood still: the first one to listen sets it. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  if (!timer) {
    now = Date.now()
    timer = setInterval(tick, tickMs)
  }
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

/** An instant: relative when under a day, in the viewer's zone. The exact instant on hover, on focus, and on a press. */
export function Time({ value }: { value: string | Date }) {
  const current = useNow()
  const [isExact, setExact] = useState(false)
  const at = new Date(value)
  if (current === null) return <time dateTime={at.toISOString()} className="inline-block min-w-24" />
  return (
    <Tooltip text={exactTime(at)}>
      <Button
        onPress={() => setExact(!isExact)}
        className="cursor-default rounded-sm text-left whitespace-nowrap tabular-nums"
      >
        <time dateTime={at.toISOString()}>{isExact ? exactTime(at) : shortTime(at, new Date(current))}</time>
      </Button>
    </Tooltip>
  )
}

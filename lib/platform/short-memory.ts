/** Answers that hold for a while, by key; both times in milliseconds of one clock, whichever the caller reads. */
export type ShortMemory<Value> = {
  get(key: string, nowMs: number): Value | undefined
  /** A full memory forgets what is over, and all when nothing is: it is asked for again. */
  set(key: string, value: Value, time: { nowMs: number; untilMs: number }): void
  size(): number
}

/** Remembers at most `mostKeys` answers, so that keys which strangers make up fill no process. */
export function createShortMemory<Value>(mostKeys: number): ShortMemory<Value> {
  const kept = new Map<string, { value: Value; untilMs: number }>()

  function makeRoom(nowMs: number): void {
    for (const [key, { untilMs }] of kept) if (untilMs <= nowMs) kept.delete(key)
    if (kept.size >= mostKeys) kept.clear()
  }

  return {
    get(key, nowMs) {
      const known = kept.get(key)
      if (known && nowMs < known.untilMs) return known.value
      kept.delete(key)
      return undefined
    },
    set(key, value, { nowMs, untilMs }) {
      if (kept.size >= mostKeys) makeRoom(nowMs)
      kept.set(key, { value, untilMs })
    },
    size: () => kept.size,
  }
}

import { setTimeout as sleep } from "node:timers/promises"

export type Timer = { now(): number; sleep(ms: number): Promise<unknown>; stall(): Stall | null }

/** A time in which this process did not run: what it had begun to send may have left only afterwards. */
export type Stall = { fromMs: number; toMs: number }

const heartbeatMs = 20
/** A timer that comes so late was not merely waiting for its turn. */
const stallMs = 100

let timer: Timer | undefined

/** The process's clock; its heartbeat notices when the process was stopped, and ends with it. */
export function processTimer(): Timer {
  timer ??= startTimer()
  return timer
}

function startTimer(): Timer {
  let lastBeatMs = performance.now()
  let stall: Stall | null = null
  setInterval(() => {
    const now = performance.now()
    if (now - lastBeatMs > stallMs) stall = { fromMs: lastBeatMs - heartbeatMs, toMs: now }
    lastBeatMs = now
  }, heartbeatMs).unref()
  return { now: () => performance.now(), sleep: (ms) => sleep(Math.ceil(ms)), stall: () => stall }
}

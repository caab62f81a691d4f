import { setTimeout as sleep } from "node:timers/promises"

/** Room for the network between us and the provider, within the stretch of the slots: on time, the guard never waits. */
const marginMs = 4
/** A silent request holds its successor up by no more than this. */
const longestDelayMs = 250
/** What is this late catches up at twice the pace at most, so that a stall is not followed by a burst. */
const lateMs = 50
const catchUp = 2

export type Timer = { now(): number; sleep(ms: number): Promise<unknown>; stall(): Stall | null }

/** A time in which this process did not run: what it had begun to send may have left only afterwards. */
export type Stall = { fromMs: number; toMs: number }

type Sent = { slotAtMs: number; atMs: number; answeredMs: number | null }

/**
 * Keeps one lane of this process under its rate even when timers or the network are late: slots say when a message may
 * go, the guard that no second holds more than the rate at the provider. A stall is followed by about the usual pace.
 */
export class PaceGuard {
  #sent: Sent[] = []
  #last: Promise<unknown> = Promise.resolve()
  #fastestMs = Number.POSITIVE_INFINITY
  readonly #timer: Timer

  constructor(timer: Timer) {
    this.#timer = timer
  }

  /** Resolves, in the order of the calls, when so many segments may go; call what it gives when the provider answered. */
  enter(segments: number, ratePerSecond: number, slotAtMs: number): Promise<() => void> {
    const entered = this.#last.then(() => this.#wait(segments, ratePerSecond, slotAtMs))
    this.#last = entered
    return entered
  }

  /** By how much the last second's messages reached the provider after their slots, at most. */
  latenessMs(): number {
    return Math.max(0, ...this.#sent.map((sent) => this.#arrivedBy(sent) - sent.slotAtMs))
  }

  async #wait(segments: number, ratePerSecond: number, slotAtMs: number): Promise<() => void> {
    const { now, sleep } = this.#timer
    const perWindow = Math.max(1, Math.floor(ratePerSecond))
    const windowMs = (perWindow / ratePerSecond) * 1000 + marginMs
    const mayShareIt = Math.max(0, perWindow - segments)
    const earlier = this.#sent.slice(0, Math.max(0, this.#sent.length - mayShareIt))
    const isLate = now() - slotAtMs > lateMs
    const spacedAtMs = isLate ? (this.#sent.at(-1)?.atMs ?? 0) + 1000 / ratePerSecond / catchUp : 0
    const freeAt = () => Math.max(spacedAtMs, ...earlier.map((before) => this.#arrivedBy(before) + windowMs))
    while (now() < freeAt()) await sleep(freeAt() - now())
    const sent: Sent = { slotAtMs, atMs: now(), answeredMs: null }
    this.#sent.push(...Array.from({ length: segments }, () => sent))
    this.#sent = this.#sent.slice(-perWindow)
    return () => this.#answered(sent)
  }

  #answered(sent: Sent): void {
    sent.answeredMs = this.#timer.now()
    this.#fastestMs = Math.min(this.#fastestMs, sent.answeredMs - sent.atMs)
  }

  /** When the provider had it at the latest: a slow answer may mean that the request arrived late, close to the next. */
  #arrivedBy(sent: Sent): number {
    const { atMs, answeredMs } = sent
    const tookMs = (answeredMs ?? this.#timer.now()) - atMs
    const arrivedMs = atMs + Math.min(Math.max(0, tookMs - Math.min(this.#fastestMs, tookMs)), longestDelayMs)
    const stall = this.#timer.stall()
    const wasCaught = stall && atMs <= stall.toMs && (answeredMs ?? stall.toMs) >= stall.fromMs
    return wasCaught ? Math.max(arrivedMs, stall.toMs) : arrivedMs
  }
}

const heartbeatMs = 20
/** A timer that comes so late was not merely waiting for its turn. */
const stallMs = 100

/** The process's clock; its heartbeat notices when the process was stopped, and ends with it. */
function systemTimer(): Timer {
  let lastBeatMs = performance.now()
  let stall: Stall | null = null
  setInterval(() => {
    const now = performance.now()
    if (now - lastBeatMs > stallMs) stall = { fromMs: lastBeatMs - heartbeatMs, toMs: now }
    lastBeatMs = now
  }, heartbeatMs).unref()
  return { now: () => performance.now(), sleep, stall: () => stall }
}

const guards = new Map<string, PaceGuard>()
let timer: Timer | undefined

/** The guard of a lane, one per process. */
export function paceGuardOf(laneId: string): PaceGuard {
  timer ??= systemTimer()
  const guard = guards.get(laneId) ?? new PaceGuard(timer)
  guards.set(laneId, guard)
  return guard
}

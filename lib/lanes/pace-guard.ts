import { setTimeout as sleep } from "node:timers/promises"

/** Room for the network between us and the provider, within the stretch of the slots: on time, the guard never waits. */
const marginMs = 6

export type Timer = { now(): number; sleep(ms: number): Promise<unknown> }

const systemTimer: Timer = { now: () => performance.now(), sleep }

/**
 * Keeps one lane of this process under its rate even when timers are late: slots say when a message may go, the guard
 * that no second holds more than the rate. A stall is thus followed by the usual pace, never by a burst.
 */
export class PaceGuard {
  #sentAt: number[] = []
  #last: Promise<void> = Promise.resolve()
  readonly #timer: Timer

  constructor(timer: Timer = systemTimer) {
    this.#timer = timer
  }

  /** Resolves when so many segments may go at this rate, in the order of the calls. */
  enter(segments: number, ratePerSecond: number): Promise<void> {
    this.#last = this.#last.then(() => this.#wait(segments, ratePerSecond))
    return this.#last
  }

  async #wait(segments: number, ratePerSecond: number): Promise<void> {
    const perWindow = Math.max(1, Math.floor(ratePerSecond))
    const windowMs = (perWindow / ratePerSecond) * 1000 + marginMs
    const oldest = this.#sentAt.at(-Math.max(1, perWindow - segments + 1))
    const { now, sleep } = this.#timer
    while (oldest !== undefined && now() < oldest + windowMs) await sleep(oldest + windowMs - now())
    this.#sentAt.push(...Array.from({ length: segments }, now))
    this.#sentAt = this.#sentAt.slice(-perWindow)
  }
}

const guards = new Map<string, PaceGuard>()

/** The guard of a lane, one per process. */
export function paceGuardOf(laneId: string): PaceGuard {
  const guard = guards.get(laneId) ?? new PaceGuard()
  guards.set(laneId, guard)
  return guard
}

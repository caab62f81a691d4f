const TICK_MS = 10

/**
 * One coarse clock for everything that happens later. Tasks of the same ten milliseconds share a bucket,
 * so that a hundred thousand waiting messages cost one timer; it rests while nothing waits.
 */
export class Wheel {
  #buckets = new Map<number, (() => void)[]>()
  #timer: NodeJS.Timeout | null = null
  #lastTick = 0

  /** Runs the task after `delayMs` (rounded up to the next ten milliseconds), never at once. */
  after(delayMs: number, task: () => void): void {
    this.#start()
    const tick = Math.max(Math.ceil((performance.now() + delayMs) / TICK_MS), this.#lastTick + 1)
    const bucket = this.#buckets.get(tick)
    if (bucket) bucket.push(task)
    else this.#buckets.set(tick, [task])
  }

  /** Forgets all waiting tasks. */
  stop(): void {
    this.#buckets.clear()
    this.#rest()
  }

  #start(): void {
    if (this.#timer !== null) return
    this.#lastTick = Math.floor(performance.now() / TICK_MS)
    this.#timer = setInterval(() => this.#turn(), TICK_MS)
  }

  #rest(): void {
    if (this.#timer !== null) clearInterval(this.#timer)
    this.#timer = null
  }

  #turn(): void {
    const now = Math.floor(performance.now() / TICK_MS)
    while (this.#lastTick < now) {
      this.#lastTick++
      const due = this.#buckets.get(this.#lastTick)
      if (!due) continue
      this.#buckets.delete(this.#lastTick)
      for (const task of due) task()
    }
    if (this.#buckets.size === 0) this.#rest()
  }
}

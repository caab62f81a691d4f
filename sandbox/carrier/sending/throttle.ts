/**
 * Admits at most `limit` requests in any window of one second, wherever the window begins: it remembers
 * the times of the last `limit` admissions in a ring and refuses while the oldest is under a second old.
 */
export class Throttle {
  #ring = new Float64Array(0)
  #next = 0

  admit(limit: number, nowMs: number): boolean {
    if (limit === 0) return true
    if (this.#ring.length !== limit) {
      this.#ring = new Float64Array(limit).fill(Number.NEGATIVE_INFINITY)
      this.#next = 0
    }
    if (nowMs - (this.#ring[this.#next] as number) < 1000) return false
    this.#ring[this.#next] = nowMs
    this.#next = (this.#next + 1) % limit
    return true
  }
}

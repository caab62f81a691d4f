const DAY_MS = 86_400_000

/** Meta's limit: how many users all senders together may begin to write to in any 24 hours. */
export class UserLimit {
  /** When each of them was counted, oldest first. */
  #countedAtMs = new Map<string, number>()

  /** Counts a user who was not counted in the last 24 hours, unless there are `limit` of them; 0 is no limit. */
  admit(limit: number, user: string, nowMs: number): boolean {
    for (const [counted, atMs] of this.#countedAtMs) {
      if (nowMs - atMs < DAY_MS) break
      this.#countedAtMs.delete(counted)
    }
    if (this.#countedAtMs.has(user)) return true
    if (limit > 0 && this.#countedAtMs.size >= limit) return false
    this.#countedAtMs.set(user, nowMs)
    return true
  }

  clear(): void {
    this.#countedAtMs.clear()
  }
}

import { lowerBound } from "./list-messages.ts"
import type { Message } from "./message.ts"
import type { MessageStore } from "./message-store.ts"

/** `seq` goes back as `after` to read on. */
export type Accepted = { atMs: number; from: string; to: string; segments: number; seq: number }

const accepted = ({ createdAtMs, from, to, segments, seq }: Message): Accepted => ({
  atMs: createdAtMs,
  from,
  to,
  segments,
  seq,
})

/**
 * Messages accepted from the API since an instant, in order, deleted ones included: what was sent at
 * which pace does not change by deleting it.
 */
export function acceptedSince(store: MessageStore, sinceMs: number, afterSeq: number, limit: number) {
  const all = store.all()
  const found: Accepted[] = []
  let at = lowerBound(all, (message) => message.createdAtMs >= sinceMs && message.seq > afterSeq)
  for (; at < all.length && found.length < limit; at++) {
    const message = all[at] as Message
    if (message.direction === "outbound-api") found.push(accepted(message))
  }
  return { accepted: found, after: at < all.length ? (found.at(-1)?.seq ?? null) : null }
}

/** How many messages the API accepted in each of the last seconds, oldest first; seconds are those of the clock. */
export function createsPerSecond(store: MessageStore, seconds: number, nowMs: number): number[] {
  const counts = new Array<number>(seconds).fill(0)
  const firstSecond = Math.floor(nowMs / 1000) - seconds + 1
  const all = store.all()
  for (let at = all.length - 1; at >= 0; at--) {
    const message = all[at] as Message
    const second = Math.floor(message.createdAtMs / 1000) - firstSecond
    if (second < 0) break
    if (message.direction === "outbound-api" && second < seconds) counts[second] = (counts[second] ?? 0) + 1
  }
  return counts
}

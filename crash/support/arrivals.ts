import type { LateSpan } from "./crash-carrier.ts"

/** Noted at `atMs`; it may have come since `sinceMs`, when the carrier was late in noting it. */
export type Arrival = { atMs: number; segments: number; sinceMs?: number }

/** Since when each may have come, by what the carrier says of its own lateness: only what is certain counts against the pace. */
export function allowForLateness(arrivals: Arrival[], spans: LateSpan[]): Arrival[] {
  return arrivals.map((arrival) => {
    const span = spans.findLast(({ fromMs, toMs }) => fromMs <= arrival.atMs && arrival.atMs <= toMs)
    return { ...arrival, sinceMs: span?.fromMs ?? arrival.atMs }
  })
}

/** Every second that ends with an arrival: the window slides over all of them, so that no second escapes it. */
function* seconds(arrivals: Arrival[]): Generator<{ segments: number; messages: number }> {
  let [sum, first] = [0, 0]
  for (const [last, { atMs, segments }] of arrivals.entries()) {
    sum += segments
    for (
      let oldest = arrivals[first];
      oldest && atMs - (oldest.sinceMs ?? oldest.atMs) >= 1_000;
      oldest = arrivals[++first]
    )
      sum -= oldest.segments
    yield { segments: sum, messages: last - first + 1 }
  }
}

/** The most segments in any second. */
export const mostInAnySecond = (arrivals: Arrival[]) =>
  seconds(arrivals).reduce((most, { segments }) => Math.max(most, segments), 0)

export type TooFull = { segments: number; withinMs: number }

/**
 * The second with the most above the pace, and within how long it came at most; null when none has too much. One message
 * may have more than the pace, but then it goes alone.
 */
export function overPace(arrivals: Arrival[], ratePerSecond: number): TooFull | null {
  let worst: TooFull | null = null
  for (const [last, { segments, messages }] of [...seconds(arrivals)].entries()) {
    const tooMany = segments - Math.floor(ratePerSecond)
    if (messages === 1 || tooMany <= (worst?.segments ?? 0)) continue
    const [from, to] = [arrivals[last - messages + 1], arrivals[last]]
    worst = { segments: tooMany, withinMs: (to?.atMs ?? 0) - (from?.sinceMs ?? from?.atMs ?? 0) }
  }
  return worst
}

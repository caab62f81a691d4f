import type { acceptedBy } from "./verdict.ts"

export type Arrival = Awaited<ReturnType<typeof acceptedBy>>[number]

/** Every second that ends with an arrival: the window slides over all of them, so that no second escapes it. */
function* seconds(arrivals: Arrival[]): Generator<{ segments: number; messages: number }> {
  let [sum, first] = [0, 0]
  for (const [last, { atMs, segments }] of arrivals.entries()) {
    sum += segments
    for (let oldest = arrivals[first]; oldest && atMs - oldest.atMs >= 1_000; oldest = arrivals[++first])
      sum -= oldest.segments
    yield { segments: sum, messages: last - first + 1 }
  }
}

/** The most segments in any second. */
export const mostInAnySecond = (arrivals: Arrival[]) =>
  seconds(arrivals).reduce((most, { segments }) => Math.max(most, segments), 0)

/** By how many segments the fullest second is over the pace. One message may have more, but then it goes alone. */
export const overPace = (arrivals: Arrival[], ratePerSecond: number) =>
  seconds(arrivals)
    .filter(({ messages }) => messages > 1)
    .reduce((most, { segments }) => Math.max(most, segments - Math.floor(ratePerSecond)), 0)

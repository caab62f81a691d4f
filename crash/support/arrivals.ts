import type { acceptedBy } from "./verdict.ts"

export type Arrival = Awaited<ReturnType<typeof acceptedBy>>[number]

/** The most segments in any second: the window slides over every arrival, so that no second escapes it. */
export function mostInAnySecond(arrivals: Arrival[]): number {
  let [most, sum, first] = [0, 0, 0]
  for (const { atMs, segments } of arrivals) {
    sum += segments
    for (let oldest = arrivals[first]; oldest && atMs - oldest.atMs >= 1_000; oldest = arrivals[++first])
      sum -= oldest.segments
    most = Math.max(most, sum)
  }
  return most
}

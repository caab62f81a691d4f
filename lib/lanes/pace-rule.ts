/** What reached the provider: `atMs` is the latest moment at which it may have, Infinity while that is not known. */
export type Arrival = { atMs: number; segments: number }

/** A second, and room for what the network may squeeze two messages together. */
const windowMs = 1_005
/** Messages are planned a little wider apart than the window needs, so that a late timer costs nothing. */
const stretch = 1.007

/**
 * THE RULE: in any second at the provider at most the rate in segments, or one message that alone has more. This is the
 * earliest moment at which a message may arrive. One with more than the rate goes alone: nothing in the second before it,
 * and nothing after it until its own time at that rate, at least a second, is over.
 * @param arrivals what arrived before it, newest first
 */
export function mayArriveAtMs(arrivals: Iterable<Arrival>, segments: number, ratePerSecond: number): number {
  const most = Math.floor(ratePerSecond)
  let room = most - segments
  for (const { atMs, segments: earlier } of arrivals) {
    if (earlier > most) return atMs + Math.max(windowMs, (earlier / ratePerSecond) * 1000)
    room -= earlier
    if (room < 0) return atMs + windowMs
  }
  return Number.NEGATIVE_INFINITY
}

/** For so long, in milliseconds, a message can matter to one that follows it. */
export const memoryMs = (segments: number, ratePerSecond: number) =>
  Math.max(windowMs, (segments / ratePerSecond) * 1000)

/** How far apart messages are planned, so that they are spread evenly. */
export const spacingMs = (segments: number, ratePerSecond: number) =>
  (segments / ratePerSecond) * 1000 * stretch

/** Segments a second that the rule lets through of texts with so many segments each. */
export function segmentsPerSecond(segmentsPerMessage: number, ratePerSecond: number): number {
  const perSecond = Math.floor(ratePerSecond / segmentsPerMessage)
  return ratePerSecond < 1 || perSecond < 1 ? ratePerSecond : perSecond * segmentsPerMessage
}

import { zoneOffsetMs } from "#lib/windows/zone-offset.ts"
import type { SendingSpan } from "./review-view.ts"

const secondMs = 1_000
const minuteMs = 60 * secondMs
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

/** Widths that people read off a clock. */
const widthsMs = [
  ...[1, 5, 10, 30].map((seconds) => seconds * secondMs),
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * minuteMs),
  ...[1, 2, 3, 6, 12].map((hours) => hours * hourMs),
  ...[1, 2, 7].map((days) => days * dayMs),
]
/** Of three days one sees each hour; a bar is still five pixels wide on a phone. */
const mostBins = 72

export type SendingBin = {
  fromMs: number
  toMs: number
  /** Messages whose turn comes in it. */
  messages: number
  /** How many of them come after the campaign's end, and are skipped then. */
  late: number
  /** Nobody who still waits can be sent to in it. */
  isClosed: boolean
}

type BinsInput = { sending: SendingSpan[]; startMs: number; endsAt: string | null; timeZone: string }

/**
 * When the messages of a dry run leave, in at most about 72 bins that begin on round times in `timeZone`. The first begins
 * at the start, the last ends with the last message, and all together are the messages of `sending`.
 */
export function binSending({ sending, startMs, endsAt, timeZone }: BinsInput): {
  widthMs: number
  bins: SendingBin[]
} {
  const finishMs = Date.parse(sending.at(-1)?.to ?? "")
  if (Number.isNaN(finishMs)) return { widthMs: secondMs, bins: [] }
  const widthMs = widthFor(finishMs - startMs)
  const begun = begunBy(sending)
  const endMs = endsAt === null ? Number.POSITIVE_INFINITY : Date.parse(endsAt)
  const bins: SendingBin[] = []
  for (let fromMs = startMs; fromMs < finishMs; ) {
    const toMs = Math.min(nextEdge(fromMs, widthMs, timeZone), finishMs)
    const late = begun(toMs) - begun(Math.min(Math.max(fromMs, endMs), toMs))
    const isClosed = !sending.some((span) => Date.parse(span.from) < toMs && Date.parse(span.to) > fromMs)
    bins.push({ fromMs, toMs, messages: begun(toMs) - begun(fromMs), late, isClosed })
    fromMs = toMs
  }
  return { widthMs, bins }
}

const widthFor = (spanMs: number) =>
  widthsMs.find((widthMs) => spanMs <= widthMs * mostBins) ?? widthsMs.at(-1) ?? dayMs

/** How many messages have begun to leave by an instant: whole ones, and all of them at the end. */
function begunBy(sending: SendingSpan[]): (atMs: number) => number {
  const spans = sending.map(({ from, to, messages }) => ({
    fromMs: Date.parse(from),
    toMs: Date.parse(to),
    messages,
  }))
  const total = Math.round(spans.reduce((sum, { messages }) => sum + messages, 0))
  return (atMs) => {
    const begun = spans.reduce((sum, span) => sum + span.messages * passed(span, atMs), 0)
    return Math.min(total, Math.ceil(begun - 1e-4))
  }
}

function passed({ fromMs, toMs }: { fromMs: number; toMs: number }, atMs: number): number {
  if (atMs >= toMs) return 1
  return atMs <= fromMs ? 0 : (atMs - fromMs) / (toMs - fromMs)
}

/** The next round time. Bins of hours begin at the same hours before and after the clocks change. */
function nextEdge(atMs: number, widthMs: number, timeZone: string): number {
  const offsetMs = zoneOffsetMs(timeZone, atMs)
  const localMs = (Math.floor((atMs + offsetMs) / widthMs) + 1) * widthMs
  const edgeMs = localMs - offsetMs
  if (widthMs <= hourMs) return edgeMs
  const changedMs = localMs - zoneOffsetMs(timeZone, edgeMs)
  return changedMs > atMs ? changedMs : edgeMs
}

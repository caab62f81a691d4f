import { nextOpening, type SendingRules } from "./next-opening.ts"

/** Messages that open and close together. */
export type WaitingGroup = { rules: SendingRules; place: string; segments: number }

type Open = { group: WaitingGroup; fromMs: number; toMs: number; leftSegments: number }

/** Windows that open and close again before the last message: more than a year of them is no plan. */
const mostSteps = 2_000

/**
 * When the last message of all groups will have gone at the lane's rate, if open groups share the lane evenly; null when it
 * cannot be said, because a group has no opening or the end of its campaign comes first.
 * @param ratePerSecond segments a second; 0 = at once
 */
export function estimateFinish(groups: WaitingGroup[], ratePerSecond: number, from: Date): Date | null {
  let waiting = groups.filter(({ segments }) => segments > 0).map((group) => openFrom(group, from.getTime()))
  let nowMs = from.getTime()
  for (let step = 0; step < mostSteps; step += 1) {
    if (waiting.length === 0) return new Date(nowMs)
    if (waiting.some(({ fromMs }) => !Number.isFinite(fromMs))) return null
    const open = waiting.filter(({ fromMs }) => fromMs <= nowMs)
    const nextChangeMs = Math.min(...waiting.map(({ fromMs, toMs }) => (fromMs > nowMs ? fromMs : toMs)))
    const doneMs = open.length > 0 ? nowMs + firstDoneMs(open, ratePerSecond) : Number.POSITIVE_INFINITY
    const untilMs = Math.min(nextChangeMs, doneMs)
    for (const each of open) each.leftSegments -= sent(untilMs - nowMs, ratePerSecond, open.length, each)
    nowMs = untilMs
    waiting = waiting
      .filter(({ leftSegments }) => leftSegments > 0.001)
      .map((each) =>
        each.toMs <= nowMs ? { ...openFrom(each.group, nowMs), leftSegments: each.leftSegments } : each,
      )
  }
  return null
}

function openFrom(group: WaitingGroup, fromMs: number): Open {
  const opening = nextOpening(group.rules, group.place, new Date(fromMs))
  const leftSegments = group.segments
  if (opening.kind !== "open")
    return { group, leftSegments, fromMs: Number.POSITIVE_INFINITY, toMs: Number.POSITIVE_INFINITY }
  const toMs = opening.closesAt?.getTime() ?? Number.POSITIVE_INFINITY
  return { group, leftSegments, fromMs: opening.opensAt.getTime(), toMs }
}

const firstDoneMs = (open: Open[], ratePerSecond: number) =>
  ratePerSecond === 0
    ? 0
    : (Math.min(...open.map(({ leftSegments }) => leftSegments)) * open.length * 1000) / ratePerSecond

const sent = (forMs: number, ratePerSecond: number, sharers: number, { leftSegments }: Open) =>
  ratePerSecond === 0 ? leftSegments : (forMs / 1000) * (ratePerSecond / sharers)

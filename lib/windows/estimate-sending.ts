import { nextOpening, type SendingRules } from "./next-opening.ts"

/** Messages that open and close together. */
export type WaitingGroup = { rules: SendingRules; place: string; messages: number; segments: number }

/** What another campaign of the sender has to send. It may go at any time, as far as this estimate knows. */
export type Backlog = { segments: number; segmentsPerMessage: number }

/** Rates are in segments a second: the sender's, and the campaign's own, which may be more or less. */
export type SharedLane = { ratePerSecond: number; ownRatePerSecond: number; backlogs: Backlog[] }

/** Time in which messages leave evenly. Their number is a fraction where a change of pace cuts one in two. */
export type SendingStretch = { fromMs: number; toMs: number; messages: number }

/** `left` is the share of the group that still waits: 1 = all of it. */
type Queued = { group: WaitingGroup; fromMs: number; toMs: number; left: number }

type Served = Backlog & { doneMs: number }

/** Windows that open and close again before the last message: more than half a year of them is no plan. */
const mostSteps = 5_000

/**
 * When the messages of a campaign leave if they are served as the claim serves them: campaigns take turns on the lane,
 * message by message, and within one, who opened first goes first. The last stretch ends when the last message has gone.
 * Null when that cannot be said: a group has no opening, or the end of the campaign comes first.
 * @param startsAt nothing of the campaign goes before it, while the backlogs go on from `now`
 */
export function estimateSending(
  groups: WaitingGroup[],
  lane: SharedLane,
  { now, startsAt }: { now: Date; startsAt: Date },
): SendingStretch[] | null {
  const ownWeight = sumOf(groups, "segments") / sumOf(groups, "messages")
  const stretches: SendingStretch[] = []
  let queue = groups.map((group) => ({ group, left: 1, ...openingOf(group, startsAt.getTime()) }))
  let { backlogs } = lane
  let nowMs = now.getTime()
  for (let step = 0; step < mostSteps && queue.every(({ fromMs }) => fromMs < never); step += 1) {
    if (queue.length === 0) return joinEven(stretches)
    const own = firstInLine(queue, nowMs)
    const rates = shareLane({ ...lane, backlogs }, own.length > 0 ? ownWeight : 0)
    const doneMs = own.length > 0 ? nowMs + (waitingIn(own, "segments") / rates.own) * 1000 : never
    const others = backlogs.map((one) => ({ ...one, doneMs: nowMs + (one.segments / rates.of(one)) * 1000 }))
    const untilMs = Math.min(doneMs, nextChangeMs(queue, nowMs), ...others.map((one) => one.doneMs))
    const share = partBetween(nowMs, untilMs, doneMs)
    if (own.length > 0)
      stretches.push({ fromMs: nowMs, toMs: untilMs, messages: waitingIn(own, "messages") * share })
    queue = afterServing(queue, new Set(own), share, untilMs)
    backlogs = afterSharing(others, nowMs, untilMs)
    nowMs = untilMs
  }
  return null
}

const never = Number.POSITIVE_INFINITY

function openingOf({ rules, place }: WaitingGroup, fromMs: number): Pick<Queued, "fromMs" | "toMs"> {
  const opening = nextOpening(rules, place, new Date(fromMs))
  if (opening.kind !== "open") return { fromMs: never, toMs: never }
  return { fromMs: opening.opensAt.getTime(), toMs: opening.closesAt?.getTime() ?? never }
}

/** Who is open for longest; those who opened together are served in the order of their lines, so at once. */
function firstInLine(queue: Queued[], nowMs: number): Queued[] {
  const firstMs = Math.min(...queue.map(({ fromMs }) => fromMs))
  return firstMs <= nowMs ? queue.filter(({ fromMs }) => fromMs === firstMs) : []
}

/** Turns are message by message: whose messages have more segments gets more of the rate. A slow campaign leaves its rest. */
function shareLane({ ratePerSecond, ownRatePerSecond, backlogs }: SharedLane, ownWeight: number) {
  const othersWeight = sumOf(backlogs, "segmentsPerMessage")
  const fair = ownWeight > 0 ? (ratePerSecond * ownWeight) / (ownWeight + othersWeight) : 0
  const own = Math.min(fair, ownRatePerSecond)
  return { own, of: (one: Backlog) => ((ratePerSecond - own) * one.segmentsPerMessage) / othersWeight }
}

const nextChangeMs = (queue: Queued[], nowMs: number) =>
  Math.min(...queue.map(({ fromMs, toMs }) => (fromMs > nowMs ? fromMs : toMs)))

const waitingIn = (queue: Queued[], key: "messages" | "segments") =>
  queue.reduce((sum, { group, left }) => sum + group[key] * left, 0)

/** How much of what is done at `doneMs` is done at `untilMs`. */
const partBetween = (nowMs: number, untilMs: number, doneMs: number) =>
  doneMs <= untilMs ? 1 : (untilMs - nowMs) / (doneMs - nowMs)

/** Who is closed by then waits for the next opening, behind who opens before. */
function afterServing(queue: Queued[], served: Set<Queued>, share: number, untilMs: number): Queued[] {
  return queue
    .map((one) => (served.has(one) ? { ...one, left: one.left * (1 - share) } : one))
    .filter(({ left }) => left > 0)
    .map((one) => (one.toMs <= untilMs ? { ...one, ...openingOf(one.group, untilMs) } : one))
}

const afterSharing = (others: Served[], nowMs: number, untilMs: number): Backlog[] =>
  others
    .filter(({ doneMs }) => doneMs > untilMs)
    .map(({ segments, segmentsPerMessage, doneMs }) => ({
      segments: segments * (1 - partBetween(nowMs, untilMs, doneMs)),
      segmentsPerMessage,
    }))

/** One stretch where the pace does not change. */
function joinEven(stretches: SendingStretch[]): SendingStretch[] {
  const joined: SendingStretch[] = []
  for (const { fromMs, toMs, messages } of stretches) {
    const last = joined.at(-1)
    if (last?.toMs === fromMs && isSamePace(last, { fromMs, toMs, messages }))
      joined.splice(-1, 1, { fromMs: last.fromMs, toMs, messages: last.messages + messages })
    else joined.push({ fromMs, toMs, messages })
  }
  return joined
}

/** In proportion, so that what a double cannot hold makes no difference. */
const isSamePace = (a: SendingStretch, b: SendingStretch) =>
  Math.abs((a.messages * (b.toMs - b.fromMs)) / (b.messages * (a.toMs - a.fromMs)) - 1) < 1e-6

const sumOf = <Key extends string>(items: Record<Key, number>[], key: Key) =>
  items.reduce((sum, item) => sum + item[key], 0)

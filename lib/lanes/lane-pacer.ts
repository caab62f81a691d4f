import { randomUUID } from "node:crypto"
import { type Arrival, mayArriveAtMs, memoryMs, spacingMs } from "./pace-rule.ts"
import { processTimer, type Timer } from "./process-timer.ts"
import { RoundTrips } from "./round-trips.ts"

/** Since when, in milliseconds, and how many segments. */
export type ArrivedAgo = [agoMs: number, segments: number]
/** What the next driver must respect; `by` is the pacer that knows it anyway. */
export type Handover = { by: string; arrivals: ArrivedAgo[] }

export type Entry = {
  segments: number
  ratePerSecond: number
  /** Waits for a free connection and gives what to call when leaving it; null when none gets free. */
  connect(): Promise<(() => void) | null>
  /** Nothing may be sent any more. */
  isOver(): boolean
}

/**
 * A message that may leave; tell when its write to the connection begins, when it was written, and when the provider
 * answered or nothing comes.
 */
export type Departure = { begun(): void; written(): void; answered(): void }

/** After a stall of the network nobody waits longer for one silent request. */
const silentMs = 8_000
/** A message that is this late does not move the plan of those that follow. */
const mostLateMs = 250
/** What is late keeps at least this share of its distance, so that a stall is not followed by a burst. */
const leastShare = 0.5
/** Timers know no less: distances below it are kept on average. */
const timerMs = 1
const longestSleepMs = 500
const bucketMs = 10

/**
 * `sentMs`: let go; the others are Infinity until then. It left between `begunMs` and `writtenMs`: its round trip counts from
 * the one, so that it never looks shorter than it was, its arrival from the other, so that it never looks earlier.
 */
type Sent = { sentMs: number; begunMs: number; writtenMs: number; segments: number; answeredMs: number }

/**
 * Decides when each message of a lane leaves this process: evenly, and never more at the provider than the rule allows,
 * also when timers or the network are late. A message is somewhere between its writing and its answer; the rule is kept
 * for the latest moment at which it may have arrived.
 */
export class LanePacer {
  readonly id: string = randomUUID()
  readonly #timer: Timer
  readonly #trips: RoundTrips
  #sent: Sent[] = []
  /** The plan of the last message, and how long the next one keeps away from it. */
  #last = { plannedMs: Number.NEGATIVE_INFINITY, sentMs: Number.NEGATIVE_INFINITY, segments: 0 }
  #line: Promise<unknown> = Promise.resolve()
  /** Settled when a request was written or answered. */
  #news = Promise.withResolvers<void>()

  constructor(timer: Timer, trips: RoundTrips) {
    this.#timer = timer
    this.#trips = trips
  }

  /** Resolves, in the order of the calls, when it may leave; null: not at all. */
  enter(entry: Entry): Promise<Departure | null> {
    const enteredMs = this.#timer.now()
    const entered = this.#line.then(() => this.#take(entry, enteredMs))
    this.#line = entered
    return entered
  }

  /** Until a message of one segment may leave, in milliseconds; Infinity while an answer is waited for. */
  freeInMs(ratePerSecond: number): number {
    return Math.max(0, this.#freeAtMs(1, ratePerSecond) - this.#timer.now())
  }

  /** What arrived lately, in few numbers; what is not answered yet counts as arriving now. */
  handover(ratePerSecond: number): Handover {
    const now = this.#timer.now()
    const buckets = new Map<number, number>()
    for (const { atMs, segments } of this.#arrivals()) {
      const agoMs = Math.floor(Math.max(0, now - atMs) / bucketMs) * bucketMs
      if (agoMs < memoryMs(segments, ratePerSecond)) buckets.set(agoMs, (buckets.get(agoMs) ?? 0) + segments)
    }
    return { by: this.id, arrivals: [...buckets] }
  }

  /** Begins where another driver ended. */
  takeOver(arrivals: ArrivedAgo[]): void {
    const now = this.#timer.now()
    this.#sent = arrivals
      .map(([agoMs, segments]) => ({ segments, ...momentsAt(now - agoMs) }))
      .sort((a, b) => a.sentMs - b.sentMs)
    const { sentMs, segments } = this.#sent.at(-1) ?? { sentMs: Number.NEGATIVE_INFINITY, segments: 0 }
    this.#last = { plannedMs: sentMs, sentMs, segments }
  }

  async #take(entry: Entry, enteredMs: number): Promise<Departure | null> {
    if (!(await this.#untilFree(entry))) return null
    const leave = await entry.connect()
    if (!leave) return null
    if (await this.#untilFree(entry)) {
      const sent = this.#note(entry, enteredMs)
      const begun = () => {
        sent.begunMs = this.#timer.now()
      }
      const written = () => {
        sent.writtenMs = Math.min(sent.writtenMs, this.#timer.now())
        this.#tell()
      }
      const answered = () => {
        leave()
        this.#answered(sent)
      }
      return { begun, written, answered }
    }
    leave()
    return null
  }

  async #untilFree({ segments, ratePerSecond, isOver }: Entry): Promise<boolean> {
    for (;;) {
      if (isOver()) return false
      const waitMs = this.#freeAtMs(segments, ratePerSecond) - this.#timer.now()
      if (waitMs <= 0) return true
      const slept = this.#timer.sleep(Math.min(waitMs, longestSleepMs))
      await (waitMs === Infinity ? Promise.race([slept, this.#news.promise]) : slept)
    }
  }

  #freeAtMs(segments: number, ratePerSecond: number): number {
    const leastMs = spacingMs(this.#last.segments, ratePerSecond) * leastShare - timerMs
    return Math.max(
      mayArriveAtMs(this.#arrivals(), segments, ratePerSecond),
      this.#evenAtMs(ratePerSecond),
      this.#last.sentMs + leastMs,
    )
  }

  /** Where an even spread has the next message: one that the rule holds back does not move those that follow. */
  #evenAtMs = (ratePerSecond: number) => this.#last.plannedMs + spacingMs(this.#last.segments, ratePerSecond)

  #note({ segments, ratePerSecond }: Entry, enteredMs: number): Sent {
    const sentMs = this.#timer.now()
    const plannedMs = Math.max(this.#evenAtMs(ratePerSecond), enteredMs, sentMs - mostLateMs)
    this.#last = { plannedMs, sentMs, segments }
    const sent = { sentMs, segments, begunMs: Infinity, writtenMs: Infinity, answeredMs: Infinity }
    this.#forgetOld(ratePerSecond)
    this.#sent.push(sent)
    return sent
  }

  #forgetOld(ratePerSecond: number): void {
    const oldest = this.#arrivals().toReversed()
    const isKept = ({ atMs, segments }: Arrival) =>
      atMs + memoryMs(segments, ratePerSecond) > this.#timer.now()
    const firstKept = oldest.findIndex(isKept)
    this.#sent.splice(0, firstKept < 0 ? oldest.length : firstKept)
  }

  #answered(sent: Sent): void {
    const answeredMs = this.#timer.now()
    sent.writtenMs = Math.min(sent.writtenMs, answeredMs)
    sent.begunMs = Math.min(sent.begunMs, sent.writtenMs)
    this.#trips.add(answeredMs - sent.begunMs, answeredMs)
    for (const earlier of this.#sent)
      if (earlier.writtenMs <= sent.writtenMs) earlier.answeredMs = Math.min(earlier.answeredMs, answeredMs)
    this.#tell()
  }

  #tell(): void {
    this.#news.resolve()
    this.#news = Promise.withResolvers()
  }

  /** Newest first. What was written later arrived later, and an answer to it says that the earlier ones have arrived too. */
  #arrivals(): Arrival[] {
    let arrivedMs = Number.NEGATIVE_INFINITY
    const arrivals = this.#sent.map((sent) => {
      arrivedMs = Math.max(arrivedMs, this.#arrivedByMs(sent))
      return { atMs: arrivedMs, segments: sent.segments }
    })
    return arrivals.reverse()
  }

  #arrivedByMs(sent: Sent): number {
    const stall = this.#timer.stall()
    const wasCaught = stall && sent.sentMs <= stall.toMs && sent.answeredMs >= stall.fromMs
    return Math.max(this.#heldUpUntilMs(sent), wasCaught ? stall.toMs : 0)
  }

  #heldUpUntilMs({ sentMs, begunMs, writtenMs, answeredMs }: Sent): number {
    const now = this.#timer.now()
    if (writtenMs === Infinity) return now - sentMs < silentMs ? Infinity : sentMs
    const tookMs = Math.min(answeredMs, now) - begunMs
    if (tookMs <= this.#trips.usualMs()) return writtenMs
    if (answeredMs !== Infinity) return Math.max(writtenMs, answeredMs - this.#trips.fastestMs())
    return tookMs < silentMs ? Infinity : writtenMs
  }
}

const momentsAt = (ms: number) => ({ sentMs: ms, begunMs: ms, writtenMs: ms, answeredMs: ms })

const pacers = new Map<string, LanePacer>()
const roundTrips = new WeakMap<object, RoundTrips>()

/** The pacer of a lane, one per process; its lanes learn together how long a transport's provider takes. */
export function lanePacerOf(laneId: string, transport: object): LanePacer {
  const trips = roundTrips.get(transport) ?? new RoundTrips()
  roundTrips.set(transport, trips)
  const pacer = pacers.get(laneId) ?? new LanePacer(processTimer(), trips)
  pacers.set(laneId, pacer)
  return pacer
}

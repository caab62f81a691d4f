import { type Place, parsePlace } from "#lib/addresses/place.ts"
import { intersectSpans, type LocalRules, openSpans, type Span } from "./open-spans.ts"
import { alwaysOpen, intersectWindows, type ReceivingWindow } from "./receiving-window.ts"
import { stateWindows } from "./state-rules.ts"

export type SendingRules = {
  windows: ReceivingWindow[]
  /** For numbers that tell nothing about their zone; null holds them. */
  fallbackTimeZone: string | null
  /** Whether the stricter hours of US states count too. */
  stateRules: boolean
  /** yyyy-mm-dd, in each recipient's own calendar. */
  blackoutDays: string[]
  startAt: Date | null
  /** Nothing is sent from here on. */
  endsAt: Date | null
}

/** Why an opening is not now. */
export const waitReasons = ["outside_window", "state_rule", "blackout_date", "scheduled"] as const
export type WaitReason = (typeof waitReasons)[number]

export type Opening =
  | { kind: "open"; opensAt: Date; closesAt: Date | null; reason: WaitReason | null }
  | { kind: "unknown_zone" }
  | { kind: "never" }

/** What the provider needs to deliver: an opening that ends sooner is none, neither here nor to the claim. */
export const shortestOpeningMs = 30_000
const dayMs = 86_400_000
/** Without an opening for so long there is none: only blackout dates could be in the way. */
const mostDays = 370
/** A window that is still open after 40 days is looked at again then. */
const mostOpenMs = 40 * dayMs

/**
 * The next time from `from` on at which a message may go to a place: inside the window in every one of its zones, outside
 * blackout dates, between start and end, for long enough to be delivered. `opensAt` is `from` itself when it is open now. `closesAt` is when that opening
 * ends; null when it never does.
 */
export function nextOpening(rules: SendingRules, place: string, from: Date): Opening {
  const { zones, region } = withFallback(parsePlace(place), rules)
  const isOver = rules.endsAt !== null && rules.endsAt <= from
  if (zones.length === 0) return { kind: isOver ? "never" : "unknown_zone" }
  const earliestMs = Math.max(from.getTime(), rules.startAt?.getTime() ?? 0)
  const latestMs = rules.endsAt?.getTime() ?? Number.POSITIVE_INFINITY
  const local = localRules(rules, region)
  const found = firstSpan(zones, local, { fromMs: earliestMs, toMs: latestMs })
  if (!found) return { kind: "never" }
  const reason = found.fromMs === from.getTime() ? null : waitReason(rules, zones, local, found, earliestMs)
  const closesAt = Number.isFinite(found.toMs) ? new Date(found.toMs) : null
  return { kind: "open", opensAt: new Date(found.fromMs), closesAt, reason }
}

const withFallback = (place: Place, { fallbackTimeZone }: SendingRules): Place =>
  place.zones.length > 0 || !fallbackTimeZone ? place : { zones: [fallbackTimeZone], region: null }

function localRules({ windows, stateRules, blackoutDays }: SendingRules, region: string | null): LocalRules {
  const stricter = stateRules && region ? stateWindows(region) : null
  return {
    windows: stricter ? intersectWindows(windows, stricter) : windows,
    blackoutDays: new Set(blackoutDays),
  }
}

/** The first open span within the limits that is long enough; null when there is none. */
function firstSpan(zones: string[], rules: LocalRules, limits: Span): Span | null {
  const spans = isAlwaysOpen(rules) ? [limits].values() : joinedSpans(zones, rules, limits)
  return spans.find(isLongEnough) ?? null
}

/** Day by day, joined over midnight. */
function* joinedSpans(zones: string[], rules: LocalRules, limits: Span): Generator<Span> {
  let open: Span | undefined
  for (let day = 0; day < mostDays && limits.fromMs + day * dayMs < limits.toMs; day += 1) {
    const span = { fromMs: limits.fromMs + day * dayMs, toMs: limits.fromMs + (day + 1) * dayMs }
    for (const next of openEverywhere(zones, rules, intersectSpans([span], [limits]))) {
      if (open && open.toMs < next.fromMs) yield open
      open = { fromMs: open?.toMs === next.fromMs ? open.fromMs : next.fromMs, toMs: next.toMs }
    }
    if (!open || (open.toMs === span.toMs && open.toMs - open.fromMs < mostOpenMs)) continue
    yield open
    open = undefined
  }
  if (open) yield open
}

const isLongEnough = ({ fromMs, toMs }: Span) => toMs - fromMs >= shortestOpeningMs

function openEverywhere(zones: string[], rules: LocalRules, within: Span[]): Span[] {
  return within.flatMap((span) =>
    zones
      .map((zone) => openSpans(zone, rules, span))
      .reduce((open, next) => intersectSpans(open, next), [span]),
  )
}

const isAlwaysOpen = ({ windows, blackoutDays }: LocalRules) =>
  blackoutDays.size === 0 && intersectWindows(windows, alwaysOpen).length === 7 && windows.every(isWholeDay)

const isWholeDay = ({ startMinute, endMinute }: ReceivingWindow) => endMinute - startMinute === 1_440

function waitReason(
  { startAt, windows }: SendingRules,
  zones: string[],
  local: LocalRules,
  found: Span,
  earliestMs: number,
): WaitReason {
  if (found.fromMs === startAt?.getTime()) return "scheduled"
  const withoutBlackout = { ...local, blackoutDays: new Set<string>() }
  const soon = { fromMs: earliestMs, toMs: earliestMs + shortestOpeningMs }
  if (firstSpan(zones, withoutBlackout, soon)) return "blackout_date"
  const isNarrowed = local.windows !== windows && firstSpan(zones, { ...local, windows }, soon)
  return isNarrowed ? "state_rule" : "outside_window"
}

import { countOf } from "#components/ui/count-of.ts"
import { durationText } from "#components/ui/duration-text.ts"
import { formatNumber } from "#components/ui/number.tsx"
import type { SendingBin } from "#lib/campaigns/review/bin-sending.ts"
import type { Review, ReviewProblem } from "#lib/campaigns/review/review-view.ts"

const minuteMs = 60_000

const units: [name: string, ms: number][] = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", minuteMs],
  ["second", 1_000],
]

/** The width of a bar as in "messages per …": "hour", "15 minutes". */
export function widthText(widthMs: number): string {
  const [name, ms] = units.find(([, unitMs]) => widthMs % unitMs === 0) ?? ["millisecond", 1]
  return widthMs === ms ? name : countOf(widthMs / ms, name, `${name}s`)
}

/** "Sat, Nov 21, 9:00 – 10:00 AM EST"; with seconds where bars are shorter than a minute. */
export function binText({ fromMs, toMs }: SendingBin, widthMs: number, timeZone: string): string {
  const format = new Intl.DateTimeFormat("en-US", {
    ...{ weekday: "short", month: "short", day: "numeric", hour: "numeric", minute: "2-digit" },
    ...(widthMs < minuteMs && { second: "2-digit" }),
    ...{ timeZoneName: "short", timeZone },
  })
  return format.formatRange(fromMs, toMs)
}

/** "1,200 messages", and why it is none, or for nothing. */
export function binCountText({ messages, late, isClosed }: SendingBin): string {
  if (isClosed) return "none, closed for everybody who still waits"
  const count = countOf(messages, "message", "messages")
  if (late === 0) return count
  return late === messages
    ? `${count}, all after the end`
    : `${count}, ${formatNumber(late)} of them after the end`
}

/** What the bars say, in a sentence or two. */
export function findingOf(bins: SendingBin[], seconds: number | null): string {
  const messages = sumOf(bins, "messages")
  const late = sumOf(bins, "late")
  const pauses = bins.filter(({ isClosed }, index) => isClosed && !bins[index - 1]?.isClosed).length
  const within = (seconds ?? 0) <= 1 ? "within a second" : `within about ${durationText(seconds ?? 0)}`
  return [
    `${countOf(messages, "message leaves", "messages leave")} ${within} of the start`,
    pauses > 0 &&
      `, with ${countOf(pauses, "break", "breaks")} while it is closed for everybody who still waits`,
    ".",
    late > 0 && ` ${formatNumber(late)} would come after the end, and are skipped.`,
  ]
    .filter((part) => part !== false)
    .join("")
}

type NothingSent = {
  counts: Pick<Review["counts"], "now" | "later" | "held">
  problems: Pick<ReviewProblem, "path">[]
}

/** Why there is no bar at all. */
export function emptyTextOf({ counts, problems }: NothingSent): string {
  if (problems.some(({ path }) => path === "senderId"))
    return "Choose a From number on step 1: its pace decides when messages leave."
  if (counts.now + counts.later > 0) return "The last message is too far away for an estimate."
  if (counts.held === 0) return "Nobody can get it yet."
  const people = countOf(counts.held, "person is", "people are")
  return `Nothing goes out by itself: ${people} held until a person decides.`
}

const sumOf = (bins: SendingBin[], key: "messages" | "late") => bins.reduce((sum, bin) => sum + bin[key], 0)

import { zoneOffsetMs } from "#lib/windows/zone-offset.ts"

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

const stepsMs = [
  ...[1, 2, 5, 10, 30].map((seconds) => seconds * 1_000),
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * minuteMs),
  ...[1, 2, 3, 6, 12].map((hours) => hours * hourMs),
  ...[1, 2, 7, 14, 28, 56].map((days) => days * dayMs),
]
const mostTicks = 6

export type Tick = { slot: number; label: string; isDay: boolean }

/** Labels for the slots of an axis that begin on round times of the zone: days by their date, the rest by their time. */
export function ticksOf(slotsMs: number[], widthMs: number, timeZone: string): Tick[] {
  const spanMs = slotsMs.length * widthMs
  const stepMs = stepsMs.find((ms) => ms >= widthMs && spanMs <= ms * mostTicks) ?? spanMs
  return slotsMs.flatMap((atMs, slot) => {
    const localMs = atMs + zoneOffsetMs(timeZone, atMs)
    if (localMs % stepMs !== 0) return []
    const isDay = localMs % dayMs === 0
    return [{ slot, isDay, label: labelOf(atMs, { isDay, stepMs, timeZone }) }]
  })
}

type LabelInput = { isDay: boolean; stepMs: number; timeZone: string }

function labelOf(atMs: number, { isDay, stepMs, timeZone }: LabelInput): string {
  return new Intl.DateTimeFormat("en-US", {
    ...(isDay ? { month: "short", day: "numeric" } : { hour: "numeric" }),
    ...(!isDay && stepMs < hourMs && { minute: "2-digit" }),
    ...(!isDay && stepMs < minuteMs && { second: "2-digit" }),
    timeZone,
  }).format(atMs)
}

import type { ReceivingWindow } from "./receiving-window.ts"

export type StateRule = {
  /** ISO 3166-2. */
  region: string
  name: string
  /** Hours of the day on working days, Saturday and Sunday; null = not at all. */
  hours: { weekdays: [number, number]; saturday: [number, number] | null; sunday: [number, number] | null }
  /** How far the rule can be relied on, for the screen. */
  source: string
}

const daily = (start: number, end: number): StateRule["hours"] => ({
  weekdays: [start, end],
  saturday: [start, end],
  sunday: [start, end],
})
const notOnSunday = (start: number, end: number): StateRule["hours"] => ({
  ...daily(start, end),
  sunday: null,
})

const reported = "Reported by law firms and messaging vendors, November 2025 to 2026"
const reportedOnce = (about = "") => `${reported}, by one source only${about && `, ${about}`}`

/**
 * Hours that US states set for telemarketing and texts where they are stricter than the federal 8 to 21 (47 CFR
 * 64.1200(c)(1)). No legal advice: the sources are secondary and disagree in places; ask counsel, and change the data here.
 */
export const stateRules: StateRule[] = [
  { region: "US-AL", name: "Alabama", hours: notOnSunday(8, 20), source: reported },
  { region: "US-CT", name: "Connecticut", hours: daily(9, 20), source: reported },
  { region: "US-FL", name: "Florida", hours: daily(8, 20), source: reported },
  { region: "US-KY", name: "Kentucky", hours: daily(10, 21), source: reported },
  { region: "US-LA", name: "Louisiana", hours: notOnSunday(8, 20), source: reported },
  { region: "US-MA", name: "Massachusetts", hours: daily(8, 20), source: reported },
  { region: "US-MD", name: "Maryland", hours: daily(8, 20), source: reported },
  {
    region: "US-ME",
    name: "Maine",
    hours: { weekdays: [9, 17], saturday: null, sunday: null },
    source: reportedOnce("for automated calls"),
  },
  { region: "US-MI", name: "Michigan", hours: daily(9, 21), source: reported },
  { region: "US-MN", name: "Minnesota", hours: daily(9, 21), source: reported },
  { region: "US-MS", name: "Mississippi", hours: notOnSunday(8, 20), source: reported },
  {
    region: "US-NJ",
    name: "New Jersey",
    hours: daily(8, 20),
    source: reportedOnce(),
  },
  { region: "US-NM", name: "New Mexico", hours: daily(9, 21), source: reported },
  { region: "US-NV", name: "Nevada", hours: daily(9, 20), source: reported },
  { region: "US-OK", name: "Oklahoma", hours: daily(8, 20), source: reported },
  {
    region: "US-RI",
    name: "Rhode Island",
    hours: { weekdays: [9, 18], saturday: [10, 17], sunday: null },
    source: reportedOnce(),
  },
  {
    region: "US-TX",
    name: "Texas",
    hours: { ...daily(9, 21), sunday: [12, 21] },
    source: `${reported}; covers texts since 1 September 2025 (SB 140)`,
  },
  { region: "US-WA", name: "Washington", hours: daily(8, 20), source: reported },
  { region: "US-WY", name: "Wyoming", hours: daily(8, 20), source: reported },
]

const windowsOf = new Map(stateRules.map(({ region, hours }) => [region, windowsOfHours(hours)]))

/** The state's own windows; null where the federal rule is the strictest. */
export const stateWindows = (region: string): ReceivingWindow[] | null => windowsOf.get(region) ?? null

function windowsOfHours({ weekdays, saturday, sunday }: StateRule["hours"]): ReceivingWindow[] {
  const hoursOfDay = [...Array.from({ length: 5 }, () => weekdays), saturday, sunday]
  return hoursOfDay.flatMap((hours, index) =>
    hours ? [{ day: index + 1, startMinute: hours[0] * 60, endMinute: hours[1] * 60 }] : [],
  )
}

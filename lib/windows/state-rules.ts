import type { ReceivingWindow } from "./receiving-window.ts"

export type StateRule = {
  /** ISO 3166-2. */
  region: string
  name: string
  /** Hours of the day on working days, Saturday and Sunday; null = not at all. */
  hours: { weekdays: [number, number]; saturday: [number, number] | null; sunday: [number, number] | null }
  /** Where the rule is written, or the kind of source that names it. */
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

/**
 * Hours that US states set for telemarketing and texts where they are stricter than the federal 8 to 21. No legal advice:
 * the sources are statutes as reported by law firms and vendors in 2025 and 2026, and disagree in places.
 */
export const stateRules: StateRule[] = [
  { region: "US-AL", name: "Alabama", hours: notOnSunday(8, 20), source: "Ala. Code § 8-19A-14" },
  { region: "US-CT", name: "Connecticut", hours: daily(9, 20), source: "Conn. Gen. Stat. § 42-288a" },
  { region: "US-FL", name: "Florida", hours: daily(8, 20), source: "Fla. Stat. § 501.616(6)" },
  { region: "US-KY", name: "Kentucky", hours: daily(10, 21), source: "KRS § 367.46955" },
  { region: "US-LA", name: "Louisiana", hours: notOnSunday(8, 20), source: "La. R.S. 45:844.12" },
  { region: "US-MA", name: "Massachusetts", hours: daily(8, 20), source: "M.G.L. c. 159C § 3" },
  { region: "US-MD", name: "Maryland", hours: daily(8, 20), source: "Md. Code, Com. Law § 14-4504" },
  {
    region: "US-ME",
    name: "Maine",
    hours: { weekdays: [9, 17], saturday: null, sunday: null },
    source: "Me. Rev. Stat. tit. 10 § 1498 (automated calls; one secondary source for texts)",
  },
  { region: "US-MI", name: "Michigan", hours: daily(9, 21), source: "MCL § 445.111a (secondary source)" },
  { region: "US-MN", name: "Minnesota", hours: daily(9, 21), source: "Minn. Stat. § 325E.30" },
  { region: "US-MS", name: "Mississippi", hours: notOnSunday(8, 20), source: "Miss. Code § 77-3-723" },
  {
    region: "US-NJ",
    name: "New Jersey",
    hours: daily(8, 20),
    source: "N.J.S.A. 56:8-130 (one secondary source)",
  },
  { region: "US-NM", name: "New Mexico", hours: daily(9, 21), source: "N.M. Stat. § 57-12-22" },
  { region: "US-NV", name: "Nevada", hours: daily(9, 20), source: "NRS 598.0918" },
  { region: "US-OK", name: "Oklahoma", hours: daily(8, 20), source: "15 Okla. Stat. § 775C.4" },
  {
    region: "US-RI",
    name: "Rhode Island",
    hours: { weekdays: [9, 18], saturday: [10, 17], sunday: null },
    source: "R.I. Gen. Laws § 5-61-3.6 (one secondary source)",
  },
  {
    region: "US-TX",
    name: "Texas",
    hours: { ...daily(9, 21), sunday: [12, 21] },
    source: "Tex. Bus. & Com. Code § 301.051; SB 140 for texts since 1 September 2025",
  },
  { region: "US-WA", name: "Washington", hours: daily(8, 20), source: "RCW 80.36.390" },
  { region: "US-WY", name: "Wyoming", hours: daily(8, 20), source: "Wyo. Stat. § 40-12-302" },
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

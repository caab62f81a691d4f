import { intersectWindows, joinWindows, type ReceivingWindow } from "./receiving-window.ts"

export type StateRule = {
  /** ISO 3166-2. */
  region: string
  name: string
  /** Hours of the day on working days, Saturday and Sunday; null = not at all. */
  hours: { weekdays: [number, number]; saturday: [number, number] | null; sunday: [number, number] | null }
  /** The law that is named for it, and where it can be read: the section itself, or the state's code. */
  law: { citation: string; url: string }
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

/** The federal rule, which the account's default hours keep. */
export const federalHours = {
  citation: "47 CFR 64.1200(c)(1)",
  url: "https://www.ecfr.gov/current/title-47/section-64.1200",
}

const reported = "Reported by law firms and messaging vendors, November 2025 to 2026"
const reportedOnce = (about = "") => `${reported}, by one source only${about && `, ${about}`}`

/**
 * Hours that US states set for telemarketing and texts where they are stricter than the federal 8 to 21 (47 CFR
 * 64.1200(c)(1), federalHours). No legal advice: the sources are secondary and disagree in places; ask counsel, and change the
 * data here.
 */
export const stateRules: StateRule[] = [
  {
    region: "US-AL",
    name: "Alabama",
    hours: notOnSunday(8, 20),
    law: { citation: "Ala. Code § 8-19A-1 et seq.", url: "https://law.justia.com/codes/alabama/" },
    source: reported,
  },
  {
    region: "US-CT",
    name: "Connecticut",
    hours: daily(9, 20),
    law: {
      citation: "Conn. Gen. Stat. § 42-288a",
      url: "https://www.cga.ct.gov/current/pub/chap_743m.htm#sec_42-288a",
    },
    source: reported,
  },
  {
    region: "US-FL",
    name: "Florida",
    hours: daily(8, 20),
    law: { citation: "Fla. Stat. § 501.616(6)", url: "https://www.flsenate.gov/Laws/Statutes/2025/501.616" },
    source: reported,
  },
  {
    region: "US-KY",
    name: "Kentucky",
    hours: daily(10, 21),
    law: { citation: "KRS 367.46955", url: "https://law.justia.com/codes/kentucky/" },
    source: reported,
  },
  {
    region: "US-LA",
    name: "Louisiana",
    hours: notOnSunday(8, 20),
    law: { citation: "La. R.S. § 45:844.31 et seq.", url: "https://law.justia.com/codes/louisiana/" },
    source: reported,
  },
  {
    region: "US-MA",
    name: "Massachusetts",
    hours: daily(8, 20),
    law: {
      citation: "Mass. Gen. Laws ch. 159C § 3",
      url: "https://malegislature.gov/Laws/GeneralLaws/PartI/TitleXXII/Chapter159C/Section3",
    },
    source: reported,
  },
  {
    region: "US-MD",
    name: "Maryland",
    hours: daily(8, 20),
    law: { citation: "Md. Code, Com. Law § 14-4501 et seq.", url: "https://law.justia.com/codes/maryland/" },
    source: reported,
  },
  {
    region: "US-ME",
    name: "Maine",
    hours: { weekdays: [9, 17], saturday: null, sunday: null },
    law: {
      citation: "10 M.R.S. § 1498",
      url: "https://legislature.maine.gov/statutes/10/title10sec1498.html",
    },
    source: reportedOnce("for automated calls"),
  },
  {
    region: "US-MI",
    name: "Michigan",
    hours: daily(9, 21),
    law: { citation: "MCL 750.540e", url: "https://www.legislature.mi.gov/Laws/MCL?objectName=mcl-750-540e" },
    source: reported,
  },
  {
    region: "US-MN",
    name: "Minnesota",
    hours: daily(9, 21),
    law: { citation: "Minn. Stat. § 325E.30", url: "https://www.revisor.mn.gov/statutes/cite/325E.30" },
    source: reported,
  },
  {
    region: "US-MS",
    name: "Mississippi",
    hours: notOnSunday(8, 20),
    law: { citation: "Miss. Code § 77-3-723", url: "https://law.justia.com/codes/mississippi/" },
    source: reported,
  },
  {
    region: "US-NJ",
    name: "New Jersey",
    hours: daily(8, 20),
    law: { citation: "N.J. Stat. § 56:8-120 et seq.", url: "https://law.justia.com/codes/new-jersey/" },
    source: reportedOnce(),
  },
  {
    region: "US-NM",
    name: "New Mexico",
    hours: daily(9, 21),
    law: { citation: "N.M. Stat. § 57-12-22", url: "https://law.justia.com/codes/new-mexico/" },
    source: reported,
  },
  {
    region: "US-NV",
    name: "Nevada",
    hours: daily(9, 20),
    law: { citation: "NRS 597.814", url: "https://www.leg.state.nv.us/nrs/nrs-597.html" },
    source: reported,
  },
  {
    region: "US-OK",
    name: "Oklahoma",
    hours: daily(8, 20),
    law: { citation: "Okla. Stat. tit. 15 § 775C.4", url: "https://law.justia.com/codes/oklahoma/" },
    source: reported,
  },
  {
    region: "US-RI",
    name: "Rhode Island",
    hours: { weekdays: [9, 18], saturday: [10, 17], sunday: null },
    law: {
      citation: "R.I. Gen. Laws §§ 5-61-2(9), 5-61-3.6",
      url: "http://webserver.rilin.state.ri.us/Statutes/TITLE5/5-61/5-61-3.6.HTM",
    },
    source: reportedOnce(),
  },
  {
    region: "US-TX",
    name: "Texas",
    hours: { ...daily(9, 21), sunday: [12, 21] },
    law: {
      citation: "Tex. Bus. & Com. Code § 301.051",
      url: "https://statutes.capitol.texas.gov/Docs/BC/htm/BC.301.htm",
    },
    source: `${reported}; covers texts since 1 September 2025 (SB 140)`,
  },
  {
    region: "US-WA",
    name: "Washington",
    hours: daily(8, 20),
    law: { citation: "RCW 80.36.390", url: "https://app.leg.wa.gov/RCW/default.aspx?cite=80.36.390" },
    source: reported,
  },
  {
    region: "US-WY",
    name: "Wyoming",
    hours: daily(8, 20),
    law: { citation: "Wyo. Stat. § 40-12-301 et seq.", url: "https://law.justia.com/codes/wyoming/" },
    source: reported,
  },
]

const ruleOf = new Map(stateRules.map((rule) => [rule.region, rule]))
const windowsOf = new Map(stateRules.map(({ region, hours }) => [region, windowsOfHours(hours)]))

/** The rule of a state; null where the federal one is the strictest. */
export const stateRuleOf = (region: string): StateRule | null => ruleOf.get(region) ?? null

/** "Texas, 9:00–21:00, Sunday 12:00–21:00" */
export function stateRuleText({ name, hours: { weekdays, saturday, sunday } }: StateRule): string {
  const usual = hoursText(weekdays)
  const weekend = [`Saturday ${hoursText(saturday)}`, `Sunday ${hoursText(sunday)}`]
  return [name, usual, ...weekend.filter((day) => !day.endsWith(` ${usual}`))].join(", ")
}

/** "9:00–21:00" */
export const hoursText = (hours: [number, number] | null) =>
  hours ? `${hours[0]}:00–${hours[1]}:00` : "not at all"

/** The state's own windows; null where the federal rule is the strictest. */
export const stateWindows = (region: string): ReceivingWindow[] | null => windowsOf.get(region) ?? null

/** The rules that leave less of these hours. */
export const rulesThatNarrow = (windows: ReceivingWindow[]): StateRule[] =>
  stateRules.filter(({ region }) => {
    const left = joinWindows(intersectWindows(windows, stateWindows(region) ?? []))
    return minutesOf(left) < minutesOf(joinWindows(windows))
  })

const minutesOf = (windows: ReceivingWindow[]) =>
  windows.reduce((sum, { startMinute, endMinute }) => sum + endMinute - startMinute, 0)

function windowsOfHours({ weekdays, saturday, sunday }: StateRule["hours"]): ReceivingWindow[] {
  const hoursOfDay = [...Array.from({ length: 5 }, () => weekdays), saturday, sunday]
  return hoursOfDay.flatMap((hours, index) =>
    hours ? [{ day: index + 1, startMinute: hours[0] * 60, endMinute: hours[1] * 60 }] : [],
  )
}

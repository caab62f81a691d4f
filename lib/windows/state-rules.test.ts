import { expect, test } from "vitest"
import { nextOpening } from "./next-opening.ts"
import { alwaysOpen, defaultSmsWindows } from "./receiving-window.ts"
import { rulesThatNarrow, stateRules, stateRuleText } from "./state-rules.ts"

const rules = {
  ...{ windows: alwaysOpen, fallbackTimeZone: null, stateRules: true, blackoutDays: [] },
  ...{ startAt: null, endsAt: null },
}
const reasonAt = (place: string, at: string, changes: Partial<typeof rules> = {}) => {
  const opening = nextOpening({ ...rules, ...changes }, place, new Date(at))
  return opening.kind === "open" ? opening.reason : opening.kind
}

test("who waits for a state's hours is told so, and not that it is outside of the brand's", () => {
  const texas = "US-TX America/Chicago"
  expect(reasonAt(texas, "2026-01-12T06:00:00Z")).toBe("state_rule")
  expect(reasonAt(texas, "2026-01-12T06:00:00Z", { stateRules: false })).toBeNull()
  expect(reasonAt(texas, "2026-01-12T06:00:00Z", { windows: defaultSmsWindows })).toBe("outside_window")
  expect(reasonAt(texas, "2026-01-12T14:30:00Z", { windows: defaultSmsWindows })).toBe("state_rule")
  expect(reasonAt("America/Denver", "2026-01-12T06:00:00Z")).toBeNull()
})

test("each rule names its law and where it is, and reads as a sentence's part", () => {
  for (const { law, source } of stateRules) {
    expect(law.citation).toMatch(/\d/)
    expect(() => new URL(law.url)).not.toThrow()
    expect(source).not.toBe("")
  }
  expect(stateRules.flatMap((rule) => (rule.name === "Texas" ? stateRuleText(rule) : []))).toEqual([
    "Texas, 9:00–21:00, Sunday 12:00–21:00",
  ])
  expect(stateRules.flatMap((rule) => (rule.name === "Alabama" ? stateRuleText(rule) : []))).toEqual([
    "Alabama, 8:00–20:00, Sunday not at all",
  ])
})

test("the rules that narrow some hours are named, and those that do not are not", () => {
  expect(rulesThatNarrow(alwaysOpen)).toHaveLength(stateRules.length)
  expect(rulesThatNarrow([{ day: 1, startMinute: 600, endMinute: 1_020 }])).toEqual([])
  expect(rulesThatNarrow([{ day: 7, startMinute: 780, endMinute: 1_020 }]).map(({ name }) => name)).toEqual([
    "Alabama",
    "Louisiana",
    "Maine",
    "Mississippi",
    "Rhode Island",
  ])
})

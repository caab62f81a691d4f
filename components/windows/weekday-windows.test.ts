import { expect, test } from "vitest"
import { alwaysOpen, defaultSmsWindows } from "#lib/windows/receiving-window.ts"
import { clockMinutes, clockText, endMinutes } from "./clock-minutes.ts"
import { isSame, isSameEveryDay, onEveryDay, usualHours, withDay } from "./weekday-windows.ts"

test("one row is enough while each weekday has the same hours", () => {
  expect(isSameEveryDay(defaultSmsWindows)).toBe(true)
  expect(isSameEveryDay(withDay(defaultSmsWindows, 7, []))).toBe(false)
  expect(isSameEveryDay(withDay(defaultSmsWindows, 3, [{ startMinute: 480, endMinute: 1200 }]))).toBe(false)
})

test("windows are the same whatever order their fields come in", () => {
  const stored = alwaysOpen.map(({ endMinute, startMinute, day }) => ({ endMinute, startMinute, day }))
  expect(isSame(stored, alwaysOpen)).toBe(true)
  expect(isSame(stored, defaultSmsWindows)).toBe(false)
})

test("a weekday that is opened gets the hours of the first open one, else the default", () => {
  const mondays = [{ day: 1, startMinute: 600, endMinute: 660 }]
  expect(withDay(mondays, 2, usualHours(mondays))).toEqual([
    ...mondays,
    { day: 2, startMinute: 600, endMinute: 660 },
  ])
  expect(onEveryDay(usualHours([]))).toEqual(defaultSmsWindows)
})

test("midnight ends a day and starts one", () => {
  expect(clockText(0)).toBe("00:00")
  expect(clockText(1440)).toBe("00:00")
  expect(clockText(545)).toBe("09:05")
  expect([clockMinutes("00:00"), endMinutes("00:00")]).toEqual([0, 1440])
  expect([clockMinutes("21:30"), endMinutes("21:30")]).toEqual([1290, 1290])
  expect([clockMinutes(""), endMinutes("")]).toEqual([null, null])
})

import { expect, test } from "vitest"
import { alwaysOpen, defaultSmsWindows } from "#lib/windows/receiving-window.ts"
import { windowsText } from "./windows-text.ts"

test("days with the same hours stand together, split hours and midnight included", () => {
  expect(windowsText(defaultSmsWindows)).toBe("Daily 8:00–21:00")
  expect(windowsText(alwaysOpen)).toBe("Daily 0:00–24:00")
  expect(
    windowsText([
      { day: 1, startMinute: 540, endMinute: 1020 },
      { day: 2, startMinute: 540, endMinute: 1020 },
      { day: 6, startMinute: 600, endMinute: 720 },
      { day: 6, startMinute: 845, endMinute: 960 },
    ]),
  ).toBe("Mon, Tue 9:00–17:00; Sat 10:00–12:00, 14:05–16:00")
})

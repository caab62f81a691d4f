import { fireEvent, screen, within } from "@testing-library/react"
import { useState } from "react"
import { expect, test } from "vitest"
import { renderScreen } from "#components/testing/render-screen.tsx"
import type { ReceivingWindow } from "#lib/windows/receiving-window.ts"
import { onEveryDay, withDay } from "./weekday-windows.ts"
import { WindowEditor } from "./window-editor.tsx"
import { windowsText } from "./windows-text.ts"

const nineToFive = onEveryDay([{ startMinute: 540, endMinute: 1020 }])

function Editor({ initial }: { initial: ReceivingWindow[] }) {
  const [value, setValue] = useState(initial)
  return (
    <>
      <WindowEditor value={value} onChange={setValue} />
      <output>{windowsText(value)}</output>
    </>
  )
}

const set = () => screen.getByRole("status").textContent
const rows = () => within(screen.getByRole("list", { name: "Hours" })).getAllByRole("listitem")
const time = (label: string) => screen.getByLabelText(label)
const daily = () => screen.getByRole("switch", { name: "Same hours every day" })

test("one row says it all while every day is the same, and changes every day", () => {
  renderScreen(<Editor initial={nineToFive} />)
  expect(rows()).toHaveLength(1)
  fireEvent.change(time("Every day from"), { target: { value: "08:30" } })
  expect(set()).toBe("Daily 8:30–17:00")
})

test("each day has its own row, is closed and opened again at the usual hours", async () => {
  const { user } = renderScreen(<Editor initial={nineToFive} />)
  await user.click(daily())
  expect(rows()).toHaveLength(7)
  await user.click(screen.getByRole("switch", { name: "Sunday" }))
  expect(set()).toBe("Mon, Tue, Wed, Thu, Fri, Sat 9:00–17:00")
  await user.click(screen.getByRole("switch", { name: "Sunday" }))
  expect(set()).toBe("Daily 9:00–17:00")
  expect(rows()).toHaveLength(7)
})

test("a day that becomes like the others keeps its field under the fingers", () => {
  renderScreen(<Editor initial={withDay(nineToFive, 7, [{ startMinute: 600, endMinute: 1020 }])} />)
  fireEvent.change(time("Sunday from"), { target: { value: "09:00" } })
  expect(set()).toBe("Daily 9:00–17:00")
  expect(rows()).toHaveLength(7)
  expect(time("Sunday from")).toBeDefined()
})

test("the last day that is closed can be opened again where it was closed", async () => {
  const { user } = renderScreen(<Editor initial={[{ day: 1, startMinute: 540, endMinute: 1020 }]} />)
  await user.click(screen.getByRole("switch", { name: "Monday" }))
  expect(screen.getByRole("alert").textContent).toMatch(/Open one weekday at least/)
  await user.click(screen.getByRole("switch", { name: "Monday" }))
  expect(set()).toBe("Mon 8:00–21:00")
})

test("the same hours for all are those of the first open day, and a preset is the same for all", async () => {
  const { user } = renderScreen(<Editor initial={[{ day: 3, startMinute: 600, endMinute: 720 }]} />)
  await user.click(daily())
  expect(set()).toBe("Daily 10:00–12:00")
  await user.click(daily())
  expect(rows()).toHaveLength(7)
  await user.click(screen.getByRole("button", { name: "Any time" }))
  expect(set()).toBe("Daily 0:00–24:00")
  expect(rows()).toHaveLength(1)
})

test("midnight ends the day, an end before its start is said, and half a time changes nothing", () => {
  renderScreen(<Editor initial={nineToFive} />)
  fireEvent.change(time("Every day to"), { target: { value: "00:00" } })
  expect(set()).toBe("Daily 9:00–24:00")
  fireEvent.change(time("Every day to"), { target: { value: "" } })
  expect(set()).toBe("Daily 9:00–24:00")
  fireEvent.change(time("Every day to"), { target: { value: "08:00" } })
  expect(screen.getByRole("alert").textContent).toBe("The end must be later than the start")
})

import { fireEvent, screen } from "@testing-library/react"
import { useState } from "react"
import { expect, test } from "vitest"
import { renderScreen } from "#components/testing/render-screen.tsx"
import { DurationField } from "./duration-field.tsx"

let minutes = 0
let setMinutes: (minutes: number) => void = () => {}

/** From an hour to 30 days. */
function Lookback({ initial }: { initial: number }) {
  ;[minutes, setMinutes] = useState(initial)
  return (
    <DurationField
      label="Lookback"
      field="lookback"
      description="How long"
      minutes={minutes}
      minMinutes={60}
      maxMinutes={43_200}
      onChange={setMinutes}
    />
  )
}

const amount = () => screen.getByRole<HTMLInputElement>("textbox", { name: "Lookback, amount" })
const unit = () => screen.getByRole("button", { name: /Lookback, unit/ }).textContent
const shown = () => `${amount().value} ${unit()}`

test.each([
  [43_200, "30 days"],
  [180, "3 hours"],
  [90, "90 minutes"],
])("%i minutes stand in the largest whole unit", (initial, text) => {
  renderScreen(<Lookback initial={initial} />)
  expect(shown()).toBe(text)
})

test("another unit keeps the length, rounded to whole ones", async () => {
  const { user } = renderScreen(<Lookback initial={90} />)
  await user.click(screen.getByRole("button", { name: /Lookback, unit/ }))
  await user.click(await screen.findByRole("option", { name: "hours" }))
  expect([shown(), minutes]).toEqual(["2 hours", 120])
})

test("what lies outside the limits is pulled to them when the field is left", async () => {
  const { user } = renderScreen(<Lookback initial={180} />)
  await user.clear(amount())
  await user.type(amount(), "9000")
  fireEvent.blur(amount())
  expect([shown(), minutes]).toEqual(["720 hours", 43_200])
})

test("a length that comes from elsewhere is shown as it is, not rounded to the unit chosen before", async () => {
  const { user } = renderScreen(<Lookback initial={120} />)
  expect(unit()).toBe("hours")
  await user.click(document.body)
  const { act } = await import("@testing-library/react")
  act(() => setMinutes(90))
  expect(shown()).toBe("90 minutes")
})

import { act, screen } from "@testing-library/react"
import { expect, test, vi } from "vitest"
import { renderScreen } from "#components/testing/render-screen.tsx"
import { Time } from "./time.tsx"

test("a time that is shown for the first time in a long while is told by the clock of now, and follows it", () => {
  vi.useFakeTimers({ now: Date.now() + 600_000 })
  const value = new Date().toISOString()
  renderScreen(<Time value={value} />)
  expect(screen.getByRole("time").textContent).toBe("just now")
  act(() => void vi.advanceTimersByTime(120_000))
  expect(screen.getByRole("time").textContent).toBe("2 minutes ago")
})

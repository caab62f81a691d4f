import { act, fireEvent, screen } from "@testing-library/react"
import { beforeEach, expect, test, vi } from "vitest"
import { renderScreen } from "#components/testing/render-screen.tsx"
import { SessionKeeper } from "./session-keeper.tsx"

let renewals = 0

beforeEach(() => {
  renewals = 0
  localStorage.clear()
  vi.useFakeTimers()
  vi.stubGlobal("fetch", async () => {
    renewals += 1
    return Response.json({})
  })
})

const pass = (seconds: number) => act(() => vi.advanceTimersByTimeAsync(seconds * 1_000))
const question = () => screen.queryByRole("alertdialog", { name: "Are you still there?" })
const secondsLeft = () => question()?.textContent?.match(/(\d+) seconds/)?.[1]

test("asks in the last quarter of the idle time, counts down, and goes on when the person stays", async () => {
  renderScreen(<SessionKeeper idleSeconds={100} />)
  await pass(74)
  expect(question()).toBeNull()
  await pass(6)
  expect(secondsLeft()).toBe("20")
  fireEvent.click(screen.getByRole("button", { name: "Stay signed in" }))
  await pass(1)
  expect(question()).toBeNull()
  expect(renewals).toBe(2)
})

test("what a person does renews the session, but not with every key", async () => {
  renderScreen(<SessionKeeper idleSeconds={100} />)
  await pass(30)
  for (let presses = 0; presses < 5; presses++) fireEvent.keyDown(window, { key: "a" })
  await pass(60)
  expect(renewals).toBe(2)
  expect(question()).toBeNull()
})

test("once it has asked, a stray key is no answer; what another tab did is", async () => {
  renderScreen(<SessionKeeper idleSeconds={100} />)
  await pass(80)
  fireEvent.keyDown(window, { key: "a" })
  await pass(1)
  expect(secondsLeft()).toBe("19")
  localStorage.setItem("session-renewed-at", String(Date.now()))
  await pass(1)
  expect(question()).toBeNull()
})

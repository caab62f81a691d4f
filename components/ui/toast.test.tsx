import { act, screen, waitFor } from "@testing-library/react"
import { expect, test, vi } from "vitest"
import { renderScreen } from "#components/testing/render-screen.tsx"
import { ProblemError } from "./problem-error.ts"
import { notify, notifyError } from "./toast.tsx"

const failure = (status: number) =>
  new ProblemError({
    ...{ type: "about:blank", title: "Not done", status, detail: "Try again.", code: "x", requestId: "r-9" },
  })
const alerts = () => screen.queryAllByRole("alertdialog").map((toast) => toast.textContent)

test("good news goes by itself; a failure stays until it is closed", async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true })
  const { user } = renderScreen(null)
  act(() => {
    notify("Saved")
    notifyError(failure(409))
  })
  const both = expect.arrayContaining([expect.stringContaining("Saved"), "Not doneTry again."])
  await waitFor(() => expect(alerts()).toEqual(both))
  await act(() => vi.advanceTimersByTimeAsync(60_000))
  await waitFor(() => expect(alerts()).toEqual(["Not doneTry again."]))
  vi.useRealTimers()
  await user.click(screen.getByRole("button", { name: "Close" }))
  await waitFor(() => expect(alerts()).toEqual([]))
})

test("only a defect names its request, for whoever runs the installation", async () => {
  const { user } = renderScreen(null)
  act(() => notifyError(failure(500)))
  await waitFor(() => expect(alerts()).toEqual(["Not doneTry again. Request id r-9"]))
  await user.click(screen.getByRole("button", { name: "Close" }))
})

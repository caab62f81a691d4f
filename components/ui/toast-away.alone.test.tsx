import { act, render, screen, waitFor } from "@testing-library/react"
import { expect, test, vi } from "vitest"

vi.doMock("./toast-region.tsx", () => {
  throw new Error("the server is away")
})
const { notify, notifyError, Toaster } = await import("./toast.tsx")
const { ProblemError } = await import("./problem-error.ts")

const unreachable = { type: "about:blank", title: "Not done", status: 0, detail: "Try again.", code: "x" }

test("a failure is told where notices cannot be fetched, and the page stays", async () => {
  const told = vi.spyOn(window, "alert").mockReturnValue()
  render(
    <>
      <p>What was typed</p>
      <Toaster />
    </>,
  )
  act(() => {
    notify("Saved")
    notifyError(new ProblemError({ ...unreachable, requestId: "r-9" }))
  })
  await waitFor(() => expect(told.mock.calls).toEqual([["Not done\nTry again."]]))
  expect(screen.getByText("What was typed")).toBeDefined()
})

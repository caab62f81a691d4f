import { act, render, screen, waitFor } from "@testing-library/react"
import { afterAll, expect, test, vi } from "vitest"
import { ProblemError } from "./problem-error.ts"

// Other tests of this process have fetched it.
vi.resetModules()
vi.doMock("./toast-region.tsx", () => {
  throw new Error("the server is away")
})
const { notify, notifyError, Toaster } = await import("./toast.tsx")
afterAll(() => {
  vi.doUnmock("./toast-region.tsx")
  vi.resetModules()
})

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

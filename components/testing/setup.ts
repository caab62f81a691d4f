import { act, cleanup, configure } from "@testing-library/react"
import { afterEach, beforeEach, vi } from "vitest"
import { notices } from "#components/ui/toast.tsx"
import { stubBrowser } from "./browser.ts"

configure({
  // As long as vitest's own polling (vitest.config.ts).
  asyncUtilTimeout: 15_000,
  // What was not found is enough; the whole document after it hides the rest.
  getElementError: (message) => new Error(message ?? "Nothing was found"),
})
beforeEach(stubBrowser)
afterEach(() => {
  act(() => notices.clear())
  cleanup()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

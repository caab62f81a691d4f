import { act, cleanup, configure } from "@testing-library/react"
import { afterEach, beforeEach, vi } from "vitest"
import { noticeQueue } from "#components/ui/toast-region.tsx"
import { stubBrowser } from "./browser.ts"
// Fetched when they open: a test under a clock of its own could not wait for them.
import "#components/ui/dialog-frame.tsx"
import "#components/ui/menu-popover.tsx"

configure({
  // As long as vitest's own polling (vitest.config.ts).
  asyncUtilTimeout: 15_000,
  // What was not found is enough; the whole document after it hides the rest.
  getElementError: (message) => new Error(message ?? "Nothing was found"),
})
beforeEach(stubBrowser)
afterEach(() => {
  act(() => noticeQueue.clear())
  cleanup()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

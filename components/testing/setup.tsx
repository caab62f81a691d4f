import { act, cleanup, configure, render, screen } from "@testing-library/react"
import { afterEach, beforeAll, beforeEach, vi } from "vitest"
import { Dialog } from "#components/ui/dialog.tsx"
import { noticeQueue } from "#components/ui/toast-region.tsx"
import { stubBrowser } from "./browser.ts"
// Fetched when it opens: a test under a clock of its own could not wait for it.
import "#components/ui/menu-popover.tsx"

configure({
  // As long as vitest's own polling (vitest.config.ts).
  asyncUtilTimeout: 15_000,
  // What was not found is enough; the whole document after it hides the rest.
  getElementError: (message) => new Error(message ?? "Nothing was found"),
})
beforeAll(openFirstDialog)
beforeEach(stubBrowser)
afterEach(() => {
  act(() => noticeQueue.clear())
  cleanup()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** The first dialog of a process comes a moment late, when its frame is fetched: which test opens it must not matter. */
async function openFirstDialog() {
  stubBrowser()
  render(
    <Dialog title="First" isOpen onOpenChange={() => {}}>
      It opens
    </Dialog>,
  )
  await screen.findByRole("dialog")
  cleanup()
}

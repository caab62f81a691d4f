import { render } from "@testing-library/react"
import { expect, test, vi } from "vitest"
import { useFetchAhead } from "./use-fetch-ahead.ts"

const Frame = ({ fetches }: { fetches: (() => Promise<unknown>)[] }) => {
  useFetchAhead(fetches)
  return null
}

test("what opens later is fetched behind the page, once, and one that fails keeps no other back", async () => {
  vi.useFakeTimers()
  const fetches = [vi.fn().mockRejectedValue(new Error("away")), vi.fn().mockResolvedValue(null)]
  const { rerender } = render(<Frame fetches={fetches} />)
  expect(fetches.map((fetch) => fetch.mock.calls.length)).toEqual([0, 0])
  await vi.advanceTimersByTimeAsync(5_000)
  rerender(<Frame fetches={fetches} />)
  await vi.advanceTimersByTimeAsync(5_000)
  expect(fetches.map((fetch) => fetch.mock.calls.length)).toEqual([1, 1])
  vi.useRealTimers()
})

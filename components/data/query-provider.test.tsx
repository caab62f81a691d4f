import { useQuery } from "@tanstack/react-query"
import { act, screen, waitFor } from "@testing-library/react"
import { expect, test, vi } from "vitest"
import { renderScreen } from "#components/testing/render-screen.tsx"
import { problem, serve } from "#components/testing/server.ts"
import { callWebtool } from "./call-webtool.ts"

function Thing() {
  const { data, error } = useQuery({ queryKey: ["thing"], queryFn: () => callWebtool("GET senders") })
  return <output>{data ? "There it is" : (error?.message ?? "Loading")}</output>
}

const shown = () => screen.getByRole("status").textContent

test("what may pass is asked again, and every failure is told of once it is final", async () => {
  vi.useFakeTimers()
  const { asked } = serve({ "GET senders": () => problem(503, "Later") })
  const { problems } = renderScreen(<Thing />)
  await act(() => vi.advanceTimersByTimeAsync(10_000))
  expect(shown()).toBe("Later")
  expect(asked).toHaveLength(3)
  expect(problems.map(({ status }) => status)).toEqual([503])
})

test("what was refused is not asked again", async () => {
  const { asked } = serve({ "GET senders": () => problem(403, "Not you") })
  const { problems } = renderScreen(<Thing />)
  await waitFor(() => expect(shown()).toBe("Not you"))
  expect(asked).toHaveLength(1)
  expect(problems).toHaveLength(1)
})

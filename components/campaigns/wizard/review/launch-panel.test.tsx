import { screen, waitFor } from "@testing-library/react"
import { expect, test, vi } from "vitest"
import type { Wizard } from "#components/campaigns/wizard/draft/use-wizard.ts"
import { renderScreen } from "#components/testing/render-screen.tsx"
import { later, problem, serve } from "#components/testing/server.ts"
import type { Review } from "#lib/campaigns/review/review-view.ts"
import { LaunchPanel } from "./launch-panel.tsx"
import { ReviewProblems } from "./review-problems.tsx"

const nobody = { now: 0, later: 0, held: 0, skipped: 0, invalid: 0, duplicate: 0 }

/** A dry run that finds nothing wrong, with what the test is about. */
const review = (change: Partial<Review> = {}): Review => ({
  ...{ version: 3, problems: [], held: [], recipients: 2, segments: 2, startsAt: null, finishAt: null },
  counts: { ...nobody, now: 2, optedOut: 0, openConversation: 0, arrived: 0, landline: 0, ended: 0 },
  ...{ sendingFrom: "2026-11-21T12:00:00.000Z", sending: [], seconds: 1, ratePerSecond: 10, leftOut: 0 },
  cost: { currency: "USD", total: 0, byCountry: [], missingCountries: [] },
  ...{ dailyCap: { used: 0, max: 1_000 }, unnamedCountries: [], encodingWarning: null, sample: null },
  ...change,
})

const wizard = { campaign: { id: "c1" }, touch: () => {}, goTo: () => {} } as unknown as Wizard

function Panel({ of, onStale = () => {} }: { of: Review; onStale?: () => void }) {
  return (
    <>
      <ReviewProblems problems={of.problems} wizard={wizard} />
      <LaunchPanel review={of} wizard={wizard} onStale={onStale} />
    </>
  )
}

const launch = () => screen.getByRole("button", { name: /^(Launch|Schedule)/ })
const consent = () => screen.getByRole("checkbox", { name: /agreed to get these messages/ })
const launches = (asked: { method: string; json: unknown }[]) =>
  asked.filter(({ method }) => method === "POST").map(({ json }) => json)

test("without consent nothing leaves, and the press leads to it", async () => {
  const { asked } = serve({})
  const { user } = renderScreen(<Panel of={review()} />)
  await user.click(launch())
  expect(screen.getByText("Confirm this before you launch")).toBeDefined()
  expect(document.activeElement).toBe(consent())
  expect(launches(asked)).toEqual([])
})

test("what was reviewed is launched, once, and is watched from then on", async () => {
  const launching = later<object>()
  const { asked } = serve({ "POST campaigns/c1/launch": launching.answer })
  const { user, visited } = renderScreen(<Panel of={review()} />)
  await user.click(consent())
  expect(launch().textContent).toBe("Launch to 2 people")
  await user.click(launch())
  await user.click(launch())
  launching.give({ id: "c1" })
  await waitFor(() => expect(visited).toEqual(["/campaigns/c1"]))
  expect(screen.getByText("On its way to 2 people.")).toBeDefined()
  expect(launches(asked)).toEqual([{ version: 3, consent: true, countries: [] }])
})

test("countries that Settings do not name are asked for by name, and anew when others come in", async () => {
  const { asked } = serve({ "POST campaigns/c1/launch": () => ({ id: "c1" }) })
  const german = review({ unnamedCountries: [{ country: "DE", count: 1 }] })
  const { user, rerender } = renderScreen(<Panel of={german} />)
  await user.click(consent())
  await user.click(launch())
  expect(screen.getByText("Confirm these countries, or take the numbers out")).toBeDefined()
  await user.click(screen.getByRole("checkbox", { name: /Germany \(1\)/ }))
  const both = [...german.unnamedCountries, { country: "AT", count: 1 }]
  rerender(<Panel of={review({ unnamedCountries: both })} />)
  await user.click(launch())
  expect(launches(asked)).toEqual([])
  await user.click(screen.getByRole("checkbox", { name: /Germany \(1\) and Austria \(1\)/ }))
  await user.click(launch())
  await waitFor(() => expect(launches(asked)).toMatchObject([{ countries: ["DE", "AT"] }]))
})

test("a campaign that changed since is not launched: what is new is said, and reviewed before the next press", async () => {
  const onStale = vi.fn()
  serve({ "POST campaigns/c1/launch": () => problem(409, "It changed") })
  const { user, rerender } = renderScreen(<Panel of={review()} onStale={onStale} />)
  await user.click(consent())
  await user.click(launch())
  expect(await screen.findByText("The campaign changed since you reviewed it")).toBeDefined()
  expect(onStale).toHaveBeenCalledTimes(1)
  rerender(<Panel of={review({ version: 4, recipients: 9 })} onStale={onStale} />)
  expect(screen.getByText("People who get it: 9, before 2")).toBeDefined()
  expect(launch().textContent).toBe("Launch to 9 people")
})

test("a refusal for another reason is said as the server says it", async () => {
  serve({ "POST campaigns/c1/launch": () => problem(403, "Your role may not launch") })
  const { user } = renderScreen(<Panel of={review({ startsAt: "2026-12-24T09:00:00.000Z" })} />)
  expect(launch().textContent).toBe("Schedule for 2 people")
  await user.click(consent())
  await user.click(launch())
  expect(await screen.findByText("Your role may not launch")).toBeDefined()
})

test("while something stands in the way, the press leads there", async () => {
  const { asked } = serve({})
  const blocked = review({ problems: [{ step: "compose", path: "senderId", message: "Choose a number" }] })
  const { user } = renderScreen(<Panel of={blocked} />)
  await user.click(consent())
  await user.click(launch())
  expect(document.activeElement?.textContent).toContain("Go to Compose")
  expect(launches(asked)).toEqual([])
})

import { fireEvent, screen, waitFor } from "@testing-library/react"
import { expect, test } from "vitest"
import { campaign } from "#components/campaigns/testing/campaign-fixture.ts"
import { WizardScreen } from "#components/campaigns/wizard/wizard-screen.tsx"
import { renderScreen } from "#components/testing/render-screen.tsx"
import { problem, serve } from "#components/testing/server.ts"
import type { CampaignDetails } from "#lib/campaigns/progress/campaign-view.ts"

const account = { timeZone: "America/New_York", stateRules: true, windows: null, fallbackTimeZone: null }

async function openSchedule(change: Partial<CampaignDetails> = {}) {
  const stored = { draft: campaign({ senderId: "s1", skillId: "k1", text: "Hello", ...change }) }
  serve({
    "GET campaigns/c1": () => stored.draft,
    "GET campaigns/c1/audience": () => null,
    "GET campaigns/c1/review": () => problem(409, "Not yet"),
    "GET senders": () => [],
    "GET settings/sending": () => account,
    "PATCH campaigns/c1": ({ json }) => {
      stored.draft = { ...stored.draft, ...(json as object), version: stored.draft.version + 1 }
      return stored.draft
    },
  })
  const { user } = renderScreen(<WizardScreen id="c1" />, "?step=schedule")
  await screen.findByRole("radio", { name: /When I launch it/ })
  return { user, stored }
}

/** 9:00 in New York, in a year that no test outlives. */
const inNewYork = { startAt: "2099-07-04T13:00:00.000Z", scheduleTimeZone: "America/New_York" }
const field = (label: string) => screen.getByLabelText<HTMLInputElement>(label)

test("a start is set at first to a full hour that lies ahead, and taken back by launching at once", async () => {
  const { user, stored } = await openSchedule()
  await user.click(screen.getByRole("radio", { name: /At a set time/ }))
  await waitFor(() => expect(stored.draft.startAt).toMatch(/:00:00\.000Z$/))
  expect(Date.parse(stored.draft.startAt ?? "")).toBeGreaterThan(Date.now() + 3_500_000)
  await user.click(screen.getByRole("radio", { name: /When I launch it/ }))
  await waitFor(() => expect(stored.draft.startAt).toBeNull())
})

test("half a time is kept on the screen and sent nowhere", async () => {
  const { stored } = await openSchedule(inNewYork)
  expect([field("Start date").value, field("Start time").value]).toEqual(["2099-07-04", "09:00"])
  fireEvent.change(field("Start time"), { target: { value: "" } })
  expect(screen.getByText("Enter a date and a time.")).toBeDefined()
  fireEvent.change(field("Start date"), { target: { value: "2099-07-05" } })
  expect(stored.draft.startAt).toBe(inNewYork.startAt)
  fireEvent.change(field("Start time"), { target: { value: "10:30" } })
  await waitFor(() => expect(stored.draft.startAt).toBe("2099-07-05T14:30:00.000Z"))
})

test("another zone keeps what the wall shows, and moves the instant", async () => {
  const { user, stored } = await openSchedule({ ...inNewYork, endsAt: "2099-07-05T13:00:00.000Z" })
  const zone = screen.getByRole<HTMLInputElement>("combobox", { name: /Time zone of these times/ })
  await user.click(zone)
  zone.select()
  await user.paste("Berlin")
  await user.click(await screen.findByRole("option", { name: /Europe\/Berlin/ }))
  await waitFor(() =>
    expect(stored.draft).toMatchObject({
      ...{ scheduleTimeZone: "Europe/Berlin", startAt: "2099-07-04T07:00:00.000Z" },
      endsAt: "2099-07-05T07:00:00.000Z",
    }),
  )
  expect(field("Start time").value).toBe("09:00")
})

test("an end that comes before the start is said at once, and Next leads to it", async () => {
  const { user } = await openSchedule({ ...inNewYork, endsAt: "2099-07-04T12:00:00.000Z" })
  expect(await screen.findByText("The end must be later than the start")).toBeDefined()
  await user.click(screen.getByRole("button", { name: /^Next/ }))
  expect(document.activeElement).toBe(field("End date"))
})

test("hours of its own begin with the account's, and are given up for them", async () => {
  const { user, stored } = await openSchedule()
  await user.click(screen.getByRole("radio", { name: /Hours of this campaign/ }))
  await waitFor(() => expect(stored.draft.windows).toHaveLength(7))
  expect(stored.draft.windows?.[0]).toEqual({ day: 1, startMinute: 480, endMinute: 1260 })
  await user.click(screen.getByRole("radio", { name: /The account's hours/ }))
  await waitFor(() => expect(stored.draft.windows).toBeNull())
})

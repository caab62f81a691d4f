import { useQuery } from "@tanstack/react-query"
import { screen, waitFor, within } from "@testing-library/react"
import { expect, test } from "vitest"
import { campaignDetails } from "#components/campaigns/campaign/campaign-queries.ts"
import { campaign, countsOf } from "#components/campaigns/testing/campaign-fixture.ts"
import { renderScreen } from "#components/testing/render-screen.tsx"
import { later, problem, serve } from "#components/testing/server.ts"
import type { CampaignDetails } from "#lib/campaigns/progress/campaign-view.ts"
import { CampaignActions } from "./campaign-actions.tsx"

const running = campaign({
  ...{ stage: "launched", status: "in_progress", startedAt: "2026-11-21T12:05:00.000Z", total: 100 },
  ...{ counts: countsOf({ pending: 60, sent: 30, delivered: 10 }), ratePerSecond: 10 },
})

/** A server with one campaign, which each change makes what it says. */
function campaignServer(stored: CampaignDetails, changes: Record<string, Partial<CampaignDetails>> = {}) {
  let current = stored
  const change = (path: string) => () => {
    current = { ...current, ...changes[path] }
    return current
  }
  return serve({
    "GET campaigns/c1": () => current,
    ...Object.fromEntries(Object.keys(changes).map((path) => [path, change(path)])),
  })
}

function Actions({ canWrite = true }: { canWrite?: boolean }) {
  const { data } = useQuery(campaignDetails("c1"))
  return data ? <CampaignActions campaign={data} canWrite={canWrite} /> : null
}

const find = (name: string) => screen.findByRole("button", { name })

test("pausing says what still arrives, and offers to resume; resuming offers to pause", async () => {
  const { asked } = campaignServer(running, {
    "POST campaigns/c1/pause": { status: "paused" },
    "POST campaigns/c1/resume": { status: "in_progress" },
  })
  const { user } = renderScreen(<Actions />)
  await user.click(await find("Pause"))
  expect(await screen.findByText("What is with the carrier already still arrives.")).toBeDefined()
  await user.click(await find("Resume"))
  expect(await find("Pause")).toBeDefined()
  expect(asked.filter(({ method }) => method === "POST").map(({ path }) => path)).toEqual([
    "campaigns/c1/pause",
    "campaigns/c1/resume",
  ])
})

test("a press while the pause is under way does nothing, and the button shows what the server says, not what was hoped", async () => {
  const pausing = later<Response>()
  const { asked, answers } = campaignServer(running)
  answers["POST campaigns/c1/pause"] = pausing.answer
  const { user } = renderScreen(<Actions />)
  await user.click(await find("Pause"))
  await user.click(screen.getByRole("button", { name: /Pause/ }))
  pausing.give(problem(409, "It ended a moment ago"))
  expect(await screen.findByText("It ended a moment ago")).toBeDefined()
  expect(await find("Pause")).toBeDefined()
  expect(asked.filter(({ method }) => method === "POST")).toHaveLength(1)
})

test("who resumes after the start was missed is told, and can start it now", async () => {
  const scheduled = campaign({
    ...running,
    status: "paused",
    startedAt: null,
    counts: countsOf({ pending: 100 }),
  })
  const { asked } = campaignServer(scheduled, {
    "POST campaigns/c1/resume": { status: "needs_decision" },
    "POST campaigns/c1/start": { status: "in_progress" },
  })
  const { user } = renderScreen(<Actions />)
  await user.click(await find("Resume"))
  expect(await screen.findByText("Resumed, but its start was missed")).toBeDefined()
  await user.click(await find("More actions for this campaign"))
  await user.click(await screen.findByRole("menuitem", { name: "Start now" }))
  await user.click(await find("Start now"))
  expect(await screen.findByText("Started")).toBeDefined()
  expect(asked.at(-1)?.path).toBe("campaigns/c1")
})

test("cancelling says how many are kept back and how many cannot be, and can be thought over", async () => {
  const { asked } = campaignServer(running, { "POST campaigns/c1/cancel": { status: "cancelled" } })
  const { user } = renderScreen(<Actions />)
  await user.click(await find("Cancel campaign"))
  const dialog = within(await screen.findByRole("alertdialog", { name: /Cancel/ }))
  expect(dialog.getByText(/60 messages have not left yet and will not be sent/).textContent).toContain(
    "40 messages have left already",
  )
  await user.click(dialog.getByRole("button", { name: "Keep the campaign" }))
  expect(asked.every(({ method }) => method === "GET")).toBe(true)
  await user.click(await find("Cancel campaign"))
  await user.click(
    within(await screen.findByRole("alertdialog", { name: /Cancel/ })).getByRole("button", {
      name: "Cancel campaign",
    }),
  )
  await waitFor(() => expect(screen.queryByRole("button", { name: "Cancel campaign" })).toBeNull())
})

test("a pace is sent as it was typed, and what the server says of it stands at the field", async () => {
  const { answers, asked } = campaignServer(running)
  answers["PATCH campaigns/c1/pace"] = () =>
    problem(422, "Look at it", [{ path: "ratePerSecond", message: "At most the sender's 10" }])
  const { user } = renderScreen(<Actions />)
  await user.click(await find("More actions for this campaign"))
  await user.click(await screen.findByRole("menuitem", { name: "Change pace" }))
  const field = screen.getByRole("textbox", { name: "Pace of this campaign" })
  await user.type(field, " 11,5 {Enter}")
  expect(await screen.findByText("At most the sender's 10")).toBeDefined()
  expect(asked.at(-1)?.json).toEqual({ ratePerSecond: "11.5" })
  answers["PATCH campaigns/c1/pace"] = () => running
  await user.clear(field)
  await user.keyboard("{Enter}")
  expect(await screen.findByText("The pace is changed")).toBeDefined()
  expect(asked.map(({ json }) => json)).toContainEqual({ ratePerSecond: null })
})

test("a draft of the failed ones opens at its review", async () => {
  const done = campaign({ ...running, status: "completed", counts: countsOf({ delivered: 97, failed: 3 }) })
  campaignServer(done, { "POST campaigns/c1/resend": { id: "c2" } })
  const { user, visited } = renderScreen(<Actions />)
  await user.click(await find("More actions for this campaign"))
  await user.click(await screen.findByRole("menuitem", { name: "Send again to 3 failed recipients" }))
  await waitFor(() => expect(visited).toEqual(["/campaigns/c2/edit?step=review"]))
})

test("who may only read can download, and nothing else", async () => {
  campaignServer(running)
  const { user } = renderScreen(<Actions canWrite={false} />)
  await user.click(await find("More actions for this campaign"))
  expect(screen.getAllByRole("menuitem").map((item) => item.textContent)).toEqual([
    "Download recipients (CSV)",
  ])
  expect(screen.queryByRole("button", { name: "Pause" })).toBeNull()
})

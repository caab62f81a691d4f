import { screen, waitFor, within } from "@testing-library/react"
import { expect, test } from "vitest"
import { countsOf } from "#components/campaigns/testing/campaign-fixture.ts"
import { renderScreen } from "#components/testing/render-screen.tsx"
import { problem, serve } from "#components/testing/server.ts"
import type { CampaignRow } from "#lib/campaigns/progress/campaign-view.ts"
import { CampaignsScreen } from "./campaigns-screen.tsx"

const row = (id: string, change: Partial<CampaignRow> = {}): CampaignRow => ({
  ...{ id, name: `Campaign ${id}`, channel: "sms", source: "web", status: "completed", recipients: 10 },
  ...{ counts: countsOf({ delivered: 10 }), createdByName: "Ada", startAt: null },
  ...{ createdAt: "2026-11-21T12:00:00.000Z", launchedAt: "2026-11-21T12:05:00.000Z" },
  ...change,
})

const nothing = { campaigns: 0, attempted: 0, sent: 0, delivered: 0, responded: 0, failed: 0, skipped: 0 }

function campaignServer(rows: CampaignRow[], total = rows.length) {
  return serve({
    "GET campaigns": () => ({ items: rows, total, page: 1, pageSize: 25, isTotalAtLeast: false }),
    "GET campaigns/summary": () => ({ ...nothing, optOuts: 0, successRate: null, responseRate: null }),
  })
}

const menuOf = (name: string) => screen.findByRole("button", { name: `More actions for ${name}` })
const items = () => screen.getAllByRole("menuitem").map((item) => item.textContent)

test("a filter is in the address, begins at page one, and is taken back with the search", async () => {
  const { asked } = campaignServer([], 0)
  const { user, query } = renderScreen(<CampaignsScreen canWrite />, "?page=3&search=spring")
  await user.click(await screen.findByRole("button", { name: /Status/ }))
  await user.click(await screen.findByRole("option", { name: "Paused" }))
  await expect.poll(query).toBe("?search=spring&status=paused")
  await waitFor(() => expect(asked.at(-1)?.query.get("status")).toBe("paused"))
  await user.click(await screen.findByRole("button", { name: "Clear search and filters" }))
  await expect.poll(query).toBe("")
  expect(await screen.findByText("No campaigns yet")).toBeDefined()
})

test("what can be done with a campaign is what its state allows", async () => {
  campaignServer([row("a", { status: "draft" }), row("b", { status: "in_progress" }), row("c")])
  const { user } = renderScreen(<CampaignsScreen canWrite />)
  await user.click(await menuOf("Campaign a"))
  expect(items()).toEqual(["Edit", "Clone", "Delete draft"])
  await user.keyboard("{Escape}")
  await user.click(await menuOf("Campaign b"))
  expect(items()).toEqual(["Open", "Pause", "Clone", "Download recipients (CSV)", "Cancel campaign"])
  await user.keyboard("{Escape}")
  await user.click(await menuOf("Campaign c"))
  expect(items()).toEqual(["Open", "Clone", "Download recipients (CSV)"])
})

test("a draft that is deleted leaves the list, and the focus stays in the content", async () => {
  const rows = [row("a", { status: "draft" }), row("b")]
  const { answers } = campaignServer(rows)
  answers["DELETE campaigns/a"] = () => void rows.shift()
  const { user } = renderScreen(<CampaignsScreen canWrite />)
  await user.click(await menuOf("Campaign a"))
  await user.click(await screen.findByRole("menuitem", { name: "Delete draft" }))
  await user.click(
    within(await screen.findByRole("alertdialog")).getByRole("button", { name: "Delete draft" }),
  )
  expect(await screen.findByText("Draft deleted")).toBeDefined()
  await waitFor(() => expect(screen.queryByText("Campaign a")).toBeNull())
  await waitFor(() => expect(document.activeElement?.closest("main")).not.toBeNull())
})

test("a list that cannot be fetched says why, and is asked for again only where that may help", async () => {
  const rows = [row("a")]
  const { answers } = campaignServer(rows)
  const list = answers["GET campaigns"] ?? (() => null)
  answers["GET campaigns"] = () => problem(429, "Too many requests")
  const { user, rerender } = renderScreen(<CampaignsScreen canWrite />)
  expect(await screen.findByText("Too many requests")).toBeDefined()
  answers["GET campaigns"] = list
  await user.click(screen.getByRole("button", { name: "Try again" }))
  expect(await screen.findByText("Campaign a")).toBeDefined()
  answers["GET campaigns"] = () => problem(403, "Your role may not see campaigns")
  rerender(null)
  renderScreen(<CampaignsScreen canWrite />)
  expect(await screen.findByText("Your role may not see campaigns")).toBeDefined()
  expect(screen.queryByRole("button", { name: "Try again" })).toBeNull()
})

test("who may only read opens and downloads", async () => {
  campaignServer([row("a", { status: "in_progress" })])
  const { user } = renderScreen(<CampaignsScreen canWrite={false} />)
  await user.click(await menuOf("Campaign a"))
  expect(items()).toEqual(["Open", "Download recipients (CSV)"])
})

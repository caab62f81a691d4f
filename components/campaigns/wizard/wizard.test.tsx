import { screen, waitFor, within } from "@testing-library/react"
import { expect, test } from "vitest"
import { campaign } from "#components/campaigns/testing/campaign-fixture.ts"
import { renderScreen } from "#components/testing/render-screen.tsx"
import { problem, serve } from "#components/testing/server.ts"
import type { AudienceView } from "#lib/campaigns/audience/audience-view.ts"
import type { CampaignDetails } from "#lib/campaigns/progress/campaign-view.ts"
import { WizardScreen } from "./wizard-screen.tsx"

const complete = campaign({
  senderId: "s1",
  skillId: "k1",
  skill: { id: "k1", name: "Sales" },
  text: "Hello",
})

/** A server with one draft, which refuses stale versions. */
function draftServer(draft: CampaignDetails, audience: AudienceView | null = null) {
  const stored = { draft, audience }
  const server = serve({
    "GET campaigns/c1": () => stored.draft,
    "GET campaigns/c1/audience": () => stored.audience,
    "GET campaigns/c1/recipients": () => ({ items: [], total: 0, page: 1, pageSize: 25 }),
    "GET senders": () => [{ id: "s1", address: "+15550100", label: "Main", channel: "sms" }],
    "GET skills": () => [{ id: "k1", name: "Sales" }],
    "PATCH campaigns/c1": ({ json }) => {
      const { version, ...changes } = json as { version: number }
      if (version !== stored.draft.version) return problem(409, "Somebody was faster")
      stored.draft = { ...stored.draft, ...changes, version: version + 1 }
      return stored.draft
    },
  })
  return { ...server, stored }
}

const step = () => screen.getByRole("region", { name: /Compose|Recipients|Schedule|Preview/ })
const next = () => screen.getByRole("button", { name: /^Next/ })
const name = () => screen.findByRole<HTMLInputElement>("textbox", { name: /Campaign name/ })

test("Next leads to the first thing that is missing and says all of them, and nothing is said before", async () => {
  draftServer(campaign({ name: "" }))
  const { user, query } = renderScreen(<WizardScreen id="c1" />)
  await name()
  expect(screen.queryByText("Give the campaign a name")).toBeNull()
  await user.click(next())
  expect(screen.getByText("Give the campaign a name")).toBeDefined()
  expect(screen.getByText("Choose the number it is sent from")).toBeDefined()
  expect(document.activeElement).toBe(await name())
  expect(query()).toBe("")
})

test("a field says what it lacks once it was left, not while it is typed", async () => {
  draftServer(campaign({ name: "" }))
  const { user } = renderScreen(<WizardScreen id="c1" />)
  await user.click(await name())
  expect(screen.queryByText("Give the campaign a name")).toBeNull()
  await user.tab()
  expect(screen.getByText("Give the campaign a name")).toBeDefined()
  await user.type(await name(), "S")
  expect(screen.queryByText("Give the campaign a name")).toBeNull()
})

test("a step is in the address, takes the focus, and Back returns to the one before", async () => {
  draftServer(complete)
  const { user, query, history } = renderScreen(<WizardScreen id="c1" />)
  await name()
  await user.click(next())
  await waitFor(() => expect(step().getAttribute("aria-label")).toBe("Recipients"))
  await waitFor(() => expect(document.activeElement).toBe(step()))
  expect(query()).toBe("?step=recipients")
  expect(history).toEqual(["push"])
  await user.click(screen.getByRole("button", { name: "Compose" }))
  expect(query()).toBe("")
})

test("an address opens its step, and the rail says what holds the launch up", async () => {
  draftServer(complete)
  renderScreen(<WizardScreen id="c1" />, "?step=schedule")
  const rail = within(await screen.findByRole("navigation", { name: "Steps" }))
  expect(rail.getAllByRole("link").map((link) => link.textContent)).toEqual([
    "ComposeDone",
    "2RecipientsNone added yet".replace("2", ""),
    "3ScheduleYou are here",
    "Preview and launchRecipients are not ready",
  ])
  expect(rail.getByRole("link", { current: "step" }).textContent).toContain("Schedule")
})

test("Next without recipients stays with them", async () => {
  draftServer(complete)
  const { user, query } = renderScreen(<WizardScreen id="c1" />, "?step=recipients")
  await user.click(await screen.findByRole("button", { name: /^Next/ }))
  expect(query()).not.toContain("schedule")
  expect(document.activeElement?.closest("[data-field]")?.getAttribute("data-field")).toBe("typed")
})

test("what is typed saves itself, and says when", async () => {
  const { stored } = draftServer(complete)
  const { user } = renderScreen(<WizardScreen id="c1" />)
  await user.type(await name(), " sale")
  await waitFor(() => expect(stored.draft).toMatchObject({ name: "Spring sale" }))
  expect(await screen.findByText(/^Saved \d/)).toBeDefined()
})

test("somebody else's version is loaded when the person says so", async () => {
  const { stored } = draftServer(complete)
  const { user } = renderScreen(<WizardScreen id="c1" />)
  await name()
  stored.draft = { ...stored.draft, version: 5, name: "Theirs" }
  await user.type(await name(), "!")
  const dialog = within(await screen.findByRole("alertdialog", { name: /Someone else edited/ }))
  await user.click(dialog.getByRole("button", { name: "Load their version" }))
  await waitFor(async () => expect((await name()).value).toBe("Theirs"))
  expect(stored.draft).toMatchObject({ name: "Theirs", version: 5 })
})

test("a draft that was launched meanwhile is shown where it is watched", async () => {
  draftServer(campaign({ stage: "launched", status: "in_progress" }))
  const { visited } = renderScreen(<WizardScreen id="c1" />)
  await waitFor(() => expect(visited).toEqual(["/campaigns/c1"]))
})

test("a skill is searched on the server, chosen and kept by name", async () => {
  const { stored, answers, asked } = draftServer(campaign({ text: "Hello" }))
  answers["GET skills"] = ({ query }) =>
    query.get("search") === "sup" ? [{ id: "k2", name: "Support" }] : [{ id: "k1", name: "Sales" }]
  const { user } = renderScreen(<WizardScreen id="c1" />)
  const box = await screen.findByRole<HTMLInputElement>("combobox", { name: /Route to skill/ })
  await user.click(box)
  await user.paste("sup")
  await user.click(await screen.findByRole("option", { name: "Support" }))
  await waitFor(() => expect(stored.draft.skillId).toBe("k2"))
  expect(asked.filter(({ query }) => query.has("search")).map(({ query }) => query.get("search"))).toEqual([
    "sup",
  ])
  await user.tab()
  expect(box.value).toBe("Support")
})

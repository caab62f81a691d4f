import { screen, waitFor, within } from "@testing-library/react"
import { expect, test } from "vitest"
import { senderChoices } from "#components/messages/sender-choices.ts"
import { renderScreen } from "#components/testing/render-screen.tsx"
import { problem, serve } from "#components/testing/server.ts"
import type { PersonView } from "#lib/accounts/people/person-view.ts"
import type { SuppressionView } from "#lib/consent/suppression-view.ts"
import { SettingsScreen } from "./settings-screen.tsx"

const rights = {
  ...{ mayCreate: true, mayRevoke: true, mayAdminister: true, maySeePeople: true, mayManagePeople: true },
}
const settings = (
  <SettingsScreen
    rights={rights}
    person={{ id: "p1", name: "Ada" }}
    accountId="10000001"
    baseUrl="http://localhost"
  />
)

const person = (id: string, change: Partial<PersonView> = {}): PersonView => ({
  ...{ id, name: `Person ${id}`, login: id, role: "lpa", lastSeenAt: "2026-11-21T12:00:00.000Z" },
  ...{ disabledAt: null, sessions: 1, apiClients: 0 },
  ...change,
})

const suppression: SuppressionView = {
  ...{ id: "x1", channel: "sms", address: "+15550100", source: "Ada", createdAt: "2026-11-21T12:00:00.000Z" },
  ...{ reason: { code: "added_by_user", text: "Added by a person" }, refusalToLift: null },
}

const pageOf = <Item,>(items: Item[], total = items.length) => ({ items, total, page: 1, pageSize: 25 })

/** The lists of Settings, which refuse to be sorted by what they do not have. */
function settingsServer() {
  const refuseOthers = (sorts: string[], page: object) => (asked: { query: URLSearchParams }) =>
    sorts.includes(asked.query.get("sort") ?? "") ? page : problem(422, "sort is none of these")
  return serve({
    "GET people": refuseOthers(
      ["name", "role", "lastSeenAt", "sessions"],
      pageOf([person("p1"), person("p2")], 60),
    ),
    "GET suppressions": refuseOthers(["createdAt", "address", "reason"], pageOf([suppression])),
    "GET webhooks": refuseOthers(["givenUpAt", "receivedAt", "address"], pageOf([])),
    "GET settings/channels": () => [{ channel: "sms", enabled: true }],
    "GET settings/senders": () => [],
    "GET settings/provider": () => problem(503, "Later"),
    "GET senders": () => [],
    "GET skills": () => [],
    "GET settings/skills": () => [],
  })
}

const tab = (name: string) => screen.getByRole("tab", { name })

test("each list of Settings keeps its own order, search and page", async () => {
  const { asked } = settingsServer()
  const { user } = renderScreen(settings, "?tab=people")
  await user.click(await screen.findByRole("columnheader", { name: "Name" }))
  await user.click(screen.getByRole("button", { name: "Next page" }))
  await waitFor(() => expect(asked.at(-1)?.query.toString()).toContain("page=2"))
  await user.click(tab("Opt-outs"))
  expect(await screen.findByText("+15550100")).toBeDefined()
  await user.click(tab("People"))
  expect((await screen.findByRole("columnheader", { name: "Name" })).getAttribute("aria-sort")).toBe(
    "ascending",
  )
})

test("nobody can shut out themselves, and who is shut out was asked about", async () => {
  const { asked, answers } = settingsServer()
  answers["POST people/p2/disable"] = () => undefined
  const { user } = renderScreen(settings, "?tab=people")
  await user.click(await screen.findByRole("button", { name: "More actions for Person p1" }))
  expect(screen.getAllByRole("menuitem").map((item) => item.textContent)).toEqual(["End sessions"])
  await user.keyboard("{Escape}")
  await user.click(screen.getByRole("button", { name: "More actions for Person p2" }))
  await user.click(await screen.findByRole("menuitem", { name: "Switch off" }))
  await user.click(within(await screen.findByRole("alertdialog")).getByRole("button", { name: "Switch off" }))
  expect(await screen.findByText("Person p2 no longer has access")).toBeDefined()
  expect(asked.filter(({ method }) => method === "POST").map(({ path }) => path)).toEqual([
    "people/p2/disable",
  ])
})

test("a number that cannot be added says why at its field, and the dialog stays", async () => {
  const { answers } = settingsServer()
  answers["POST suppressions"] = () =>
    problem(422, "Look at it", [{ path: "address", message: "This is no number" }])
  const { user } = renderScreen(settings, "?tab=opt-outs")
  await user.click(await screen.findByRole("button", { name: "Add number" }))
  await user.type(screen.getByRole("textbox", { name: "Number" }), "12{Enter}")
  expect(await screen.findByText("This is no number")).toBeDefined()
  answers["POST suppressions"] = () => suppression
  await user.keyboard("{Enter}")
  expect(await screen.findByText("The number is on the list")).toBeDefined()
})

test("a new sender can be chosen at once, also where the choices were looked at a moment ago", async () => {
  const { answers } = settingsServer()
  answers["POST settings/senders"] = () => ({})
  const { user, queryClient } = renderScreen(settings, "?tab=channels")
  const choices = () => queryClient().fetchQuery(senderChoices())
  expect(await choices()).toEqual([])
  answers["GET senders"] = () => ["the new one"]
  await user.click(await screen.findByRole("button", { name: "Add sender" }))
  const dialog = within(await screen.findByRole("dialog"))
  await user.type(dialog.getByRole("textbox", { name: "Number or messaging service" }), "+15550100")
  await user.click(dialog.getByRole("button", { name: "Add sender" }))
  expect(await screen.findByText("The sender is added")).toBeDefined()
  expect(await choices()).toEqual(["the new one"])
})

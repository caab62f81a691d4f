import { screen, waitFor, within } from "@testing-library/react"
import { beforeEach, expect, test } from "vitest"
import { renderScreen } from "#components/testing/render-screen.tsx"
import { problem, serve } from "#components/testing/server.ts"
import type { DecisionRow } from "#lib/ledger/unknown/decision-view.ts"
import { DecisionsScreen } from "./decisions-screen.tsx"

const row = (id: string, change: Partial<DecisionRow> = {}): DecisionRow => ({
  ...{
    id,
    address: `+1555000${id}`,
    message: "Hello",
    segments: 1,
    campaignId: "c1",
    campaignName: "Spring",
  },
  ...{ reason: "It did not answer in time.", errorCode: null, submittedAt: "2026-11-21T12:00:00.000Z" },
  ...{ looks: [], nextLookAt: null, isOpen: true, maySendAgain: true },
  ...change,
})

let rows: DecisionRow[] = []

/** The decisions' part of the server: it takes those that are still there. */
function decisionServer() {
  const server = serve({
    "GET decisions": () => ({ items: rows, total: rows.length, page: 1, pageSize: 25 }),
    "GET decisions/summary": () => ({ open: rows.length, lookedUp: 0, optOuts: 0 }),
    "POST decisions": ({ json }) => {
      const { messageIds } = json as { messageIds: string[] }
      const open = rows.filter(({ id }) => messageIds.includes(id))
      rows = rows.filter(({ id }) => !messageIds.includes(id))
      return { decided: open.length, notOpen: messageIds.length - open.length }
    },
  })
  const decided = () => server.asked.filter(({ method }) => method === "POST").map(({ json }) => json)
  return { ...server, decided }
}

beforeEach(() => {
  rows = [row("1"), row("2", { maySendAgain: false }), row("3", { isOpen: false })]
})

const press = (name: string | RegExp) => screen.getByRole("button", { name })
const dialog = async () => within(await screen.findByRole("alertdialog", { name: /:/ }))

test("all that can be decided are ticked at once, and what is over is left out of sending again", async () => {
  const { decided } = decisionServer()
  const { user } = renderScreen(<DecisionsScreen canWrite />)
  expect(await screen.findByText("2 messages on this page can be decided")).toBeDefined()
  await user.click(press("Tick all"))
  expect(screen.getByText("2 messages ticked")).toBeDefined()
  await user.click(press("Send again"))
  expect((await dialog()).getByText("Send again: 1 message")).toBeDefined()
  expect((await dialog()).getByText(/1 message is left out: the campaign is over/)).toBeDefined()
  await user.type((await dialog()).getByRole("textbox", { name: "Note" }), "Seen in the console")
  await user.click((await dialog()).getByRole("button", { name: "Send again" }))
  expect(await screen.findByText("1 message is sent again")).toBeDefined()
  expect(decided()).toEqual([{ messageIds: ["1"], decision: "send_again", note: "Seen in the console" }])
  expect(await screen.findByText("1 message on this page can be decided")).toBeDefined()
})

test("a tick on each is a tick on all, and can be taken away", async () => {
  decisionServer()
  const { user } = renderScreen(<DecisionsScreen canWrite />)
  await user.click(await screen.findByRole("checkbox", { name: "+15550001" }))
  await user.click(screen.getByRole("checkbox", { name: "+15550002" }))
  expect(screen.getByRole("checkbox", { name: "+15550003" })).toHaveProperty("disabled", true)
  await user.click(press("Untick all"))
  expect(screen.getByText("2 messages on this page can be decided")).toBeDefined()
  expect(screen.queryByRole("button", { name: "Count as sent" })).toBeNull()
})

test("what somebody else decided meanwhile is said", async () => {
  const { asked } = decisionServer()
  const { user } = renderScreen(<DecisionsScreen canWrite />)
  await user.click(await screen.findByRole("checkbox", { name: "+15550001" }))
  await user.click(press("Count as sent"))
  rows = []
  await user.click((await dialog()).getByRole("button", { name: "Count as sent" }))
  expect(await screen.findByText("Nothing was left to decide")).toBeDefined()
  expect(await screen.findByText("Nothing to decide")).toBeDefined()
  expect(asked.filter(({ path }) => path === "decisions/summary").length).toBeGreaterThan(1)
})

test("a refusal stands in the dialog, and the ticks stay", async () => {
  const { answers } = decisionServer()
  answers["POST decisions"] = () => problem(403, "Your role may only read")
  const { user } = renderScreen(<DecisionsScreen canWrite />)
  await user.click(await screen.findByRole("checkbox", { name: "+15550001" }))
  await user.click(press("Count as sent"))
  await user.click((await dialog()).getByRole("button", { name: "Count as sent" }))
  expect(await screen.findByText("Your role may only read")).toBeDefined()
  await user.click(press("Decide later"))
  expect(screen.getByText("1 message ticked")).toBeDefined()
})

test("evidence has an address, and stays when the message leaves the list, without its choices", async () => {
  decisionServer()
  const { user, query } = renderScreen(<DecisionsScreen canWrite />)
  await user.click(await screen.findByRole("button", { name: "Evidence about the message to +15550001" }))
  await expect.poll(query).toBe("?message=1")
  const evidence = within(await screen.findByRole("dialog", { name: "What is known about this message" }))
  expect(evidence.getByRole("button", { name: "Send again" })).toBeDefined()
  rows = [row("2")]
  await waitFor(() => expect(evidence.getByText("Nothing is left to decide here")).toBeDefined())
  expect(evidence.queryByRole("button", { name: "Send again" })).toBeNull()
})

test("who may only read has nothing to tick", async () => {
  decisionServer()
  renderScreen(<DecisionsScreen canWrite={false} />)
  expect(await screen.findByText("+15550001")).toBeDefined()
  expect(screen.queryByRole("checkbox")).toBeNull()
  expect(screen.queryByRole("button", { name: "Tick all" })).toBeNull()
})

import { screen, waitFor } from "@testing-library/react"
import { expect, test, vi } from "vitest"
import { renderScreen } from "#components/testing/render-screen.tsx"
import { problem, serve } from "#components/testing/server.ts"
import type { HandoffView } from "#lib/handoffs/handoff-view.ts"
import { HandoffEditor } from "./handoff-editor.tsx"

const handoff: HandoffView = {
  ...{
    id: "H123456789012345",
    title: "Reminder",
    channel: "sms",
    text: "Hello {{1}}",
    optOutText: "Reply STOP",
    template: null,
  },
  sender: { id: "3c44f4c2-9d2a-4a0e-8a39-1f2f2a3b4c5d", address: "+15550100", label: "Main", enabled: true },
  ...{ variableCount: 1, lookbackMinutes: 43_200, routeAllWithinLookback: false, createdByName: "Ada" },
  ...{ createdAt: "2026-11-21T12:00:00.000Z", updatedAt: "2026-11-21T12:00:00.000Z" },
}

const senders = { "GET senders": () => [{ ...handoff.sender, channel: "sms" }] }
const box = (name: RegExp) => screen.getByRole<HTMLTextAreaElement>("textbox", { name })
const press = (name: string) => screen.getByRole("button", { name })

test("a new one says what it lacks, and leads to the first of it", async () => {
  const { asked } = serve(senders)
  const { user } = renderScreen(<HandoffEditor handoff={null} canWrite />)
  await user.click(press("Create handoff"))
  await waitFor(() => expect(document.activeElement).toBe(box(/Title/)))
  expect(await screen.findByText("Choose the number it is sent from")).toBeDefined()
  expect(asked.every(({ method }) => method === "GET")).toBe(true)
})

test("a variable is put where the caret stands", async () => {
  serve(senders)
  const { user } = renderScreen(<HandoffEditor handoff={null} canWrite />)
  await user.type(box(/Message text/), "Hi , bye")
  box(/Message text/).setSelectionRange(3, 3)
  await user.click(press("Insert variable"))
  expect(box(/Message text/).value).toBe("Hi {{1}}, bye")
})

test("what is wrong with a text is said once the field is left, not while it is typed", async () => {
  serve(senders)
  const { user } = renderScreen(<HandoffEditor handoff={null} canWrite />)
  await user.click(box(/Message text/))
  await user.paste("{{2}}")
  expect(screen.queryByText(/must use \{\{1\}\} too/)).toBeNull()
  await user.tab()
  expect(await screen.findByText(/Uses \{\{2\}\} and must use \{\{1\}\} too/)).toBeDefined()
})

test("saving sends what was seen, so that a colleague's change is not lost, and shows what the server kept", async () => {
  const { asked, answers } = serve(senders)
  answers[`PATCH handoffs/${handoff.id}`] = () => problem(409, "Ben changed it meanwhile")
  const { user } = renderScreen(<HandoffEditor handoff={handoff} canWrite />)
  await user.type(box(/Title/), " for today")
  await user.click(press("Save changes"))
  expect(await screen.findByText("Ben changed it meanwhile")).toBeDefined()
  expect(asked.at(-1)?.json).toMatchObject({ title: "Reminder for today", updatedAt: handoff.updatedAt })
  expect(box(/Title/).value).toBe("Reminder for today")
  answers[`PATCH handoffs/${handoff.id}`] = () => ({ ...handoff, title: "Reminder today" })
  await user.click(press("Save changes"))
  expect(await screen.findByText("Handoff saved")).toBeDefined()
  expect(box(/Title/).value).toBe("Reminder today")
  expect(screen.queryByText("Ben changed it meanwhile")).toBeNull()
})

test("what the server says about a field stands at the field, which takes the focus", async () => {
  const { answers } = serve(senders)
  answers["POST handoffs"] = () =>
    problem(422, "Look at it", [{ path: "title", message: "Another has this title" }])
  const { user } = renderScreen(<HandoffEditor handoff={null} canWrite />)
  await user.type(box(/Title/), "Reminder")
  await user.click(await screen.findByRole("button", { name: /From number/ }))
  await user.click(await screen.findByRole("option", { name: /15550100/ }))
  await user.type(box(/Message text/), "Hello")
  await user.click(press("Create handoff"))
  expect(await screen.findByText("Another has this title")).toBeDefined()
  await waitFor(() => expect(document.activeElement).toBe(box(/Title/)))
})

test("a sender that was switched off stays the handoff's own", async () => {
  serve({ "GET senders": () => [] })
  renderScreen(<HandoffEditor handoff={handoff} canWrite />)
  expect((await screen.findByRole("button", { name: /From number/ })).textContent).toContain("+15550100")
})

test("who may only read changes nothing", async () => {
  serve(senders)
  renderScreen(<HandoffEditor handoff={handoff} canWrite={false} />)
  expect(box(/Title/)).toHaveProperty("disabled", true)
  expect(screen.queryByRole("button", { name: "Save changes" })).toBeNull()
  expect(screen.queryByRole("button", { name: "Insert variable" })).toBeNull()
})

test("where the schema cannot be fetched, the server checks", async () => {
  vi.doMock("./resolve-handoff.ts", () => {
    throw new Error("the server was updated")
  })
  const { answers } = serve(senders)
  answers["POST handoffs"] = () =>
    problem(422, "Look at it", [{ path: "title", message: "Must not be empty" }])
  const { user } = renderScreen(<HandoffEditor handoff={null} canWrite />)
  await user.click(press("Create handoff"))
  expect(await screen.findByText("Must not be empty")).toBeDefined()
  vi.doUnmock("./resolve-handoff.ts")
})

const whatsApp = {
  id: "7d44f4c2-9d2a-4a0e-8a39-1f2f2a3b4c5d",
  address: "+15550199",
  label: "",
  enabled: true,
}
const template = {
  ...{
    id: "9e44f4c2-9d2a-4a0e-8a39-1f2f2a3b4c5d",
    title: "order_shipped",
    body: "Hello {{1}}, it is on its way.",
  },
  ...{ header: { kind: "none" }, footer: "Reply STOP to opt out", buttons: [] },
}

test("a WhatsApp number sends an approved template, and the phone shows it", async () => {
  const { answers, asked } = serve({
    "GET senders": () => [
      { ...handoff.sender, channel: "sms" },
      { ...whatsApp, channel: "whatsapp" },
    ],
    "GET templates": () => ({ items: [template], total: 1, page: 1, pageSize: 25 }),
    [`GET templates/${template.id}`]: () => template,
  })
  answers["POST handoffs"] = () => ({ ...handoff, sender: whatsApp, channel: "whatsapp", template })
  const { user } = renderScreen(<HandoffEditor handoff={null} canWrite />)
  await user.type(box(/Title/), "Orders")
  await user.click(await screen.findByRole("button", { name: /From number/ }))
  await user.click(await screen.findByRole("option", { name: /15550199/ }))
  expect(screen.queryByRole("textbox", { name: /Message text/ })).toBeNull()
  await user.click(press("Create handoff"))
  expect(await screen.findByText("Choose an approved template")).toBeDefined()
  await user.click(screen.getByRole("combobox", { name: /Template/ }))
  await user.click(await screen.findByRole("option", { name: "order_shipped" }))
  expect(await screen.findByText("Reply STOP to opt out")).toBeDefined()
  await user.click(press("Create handoff"))
  expect(await screen.findByText("Handoff created")).toBeDefined()
  const sent = asked.findLast(({ json }) => json)?.json
  expect(sent).toMatchObject({ senderId: whatsApp.id, templateId: template.id })
})

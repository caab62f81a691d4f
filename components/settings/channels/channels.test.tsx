import { screen, waitFor, within } from "@testing-library/react"
import { expect, test } from "vitest"
import { renderScreen } from "#components/testing/render-screen.tsx"
import { problem, serve } from "#components/testing/server.ts"
import type { SenderView } from "#lib/senders/sender-view.ts"
import { Channels } from "./channels.tsx"

const rights = {
  ...{ mayCreate: true, mayRevoke: true, mayAdminister: true, maySeePeople: true, mayManagePeople: true },
}
const serviceSid = `MG${"a".repeat(32)}`
const sender = (id: string, address: string, change: Partial<SenderView> = {}): SenderView => ({
  ...{ id, channel: "sms", address, label: "", enabled: true, ratePerSecond: 10, problem: null },
  ...{ windows: null, verifiedAt: null, offByChannel: false },
  ...change,
})

const both = [
  { channel: "sms", enabled: true },
  { channel: "whatsapp", enabled: true },
]

function channelsServer(channels: object[] = both) {
  return serve({
    "GET settings/channels": () => channels,
    "GET settings/senders": () => [
      sender("s1", "+13235550100"),
      sender("s2", serviceSid, { label: "Pool" }),
      sender("s3", "+13235550101", { channel: "whatsapp", ratePerSecond: 80 }),
    ],
    "GET settings/sending": () => ({ windows: null }),
    "GET settings/provider": () => problem(503, "Later"),
  })
}
const rows = () => screen.getAllByRole("row").slice(1)

test("senders are searched and filtered, each with its pace in its own unit", async () => {
  channelsServer()
  const { user } = renderScreen(<Channels rights={rights} />)
  const whatsApp = await screen.findByRole("row", { name: /\+13235550101/ })
  expect(within(whatsApp).getByText("80 messages/s")).toBeDefined()
  expect(screen.getAllByText("10 segments/s")).toHaveLength(2)
  await user.type(screen.getByRole("searchbox", { name: "Search sender or label" }), "pool")
  await waitFor(() => expect(rows()).toHaveLength(1))
  expect(rows()[0]?.textContent).toContain(serviceSid)
})

test("a sender gets hours of its own, and gives them back", async () => {
  const { asked, answers } = channelsServer()
  answers["PUT settings/senders/s1/windows"] = () => undefined
  const { user } = renderScreen(<Channels rights={rights} />)
  await user.click(await screen.findByRole("button", { name: "Hours of +13235550100" }))
  const dialog = within(await screen.findByRole("dialog", { name: "Hours of +13235550100" }))
  await user.click(dialog.getByRole("radio", { name: /Hours of this sender/ }))
  await user.click(dialog.getByRole("button", { name: "Any time" }))
  await user.click(dialog.getByRole("button", { name: "Save hours" }))
  expect(await screen.findByText("Hours of +13235550100 are saved")).toBeDefined()
  const [put] = asked.filter(({ method }) => method === "PUT")
  expect(put?.json).toMatchObject({ windows: expect.arrayContaining([expect.objectContaining({ day: 7 })]) })
})

test("an Admin switches channels, which have no order", async () => {
  const { asked, answers } = channelsServer()
  answers["PUT settings/channels"] = ({ json }) => (json as { channels: object[] }).channels
  const { user } = renderScreen(<Channels rights={rights} />)
  await user.click(await screen.findByRole("switch", { name: "SMS" }))
  await waitFor(() =>
    expect(screen.getByRole<HTMLInputElement>("switch", { name: "SMS" }).checked).toBe(false),
  )
  expect(asked.filter(({ method }) => method === "PUT").map(({ json }) => json)).toEqual([
    { channels: [{ channel: "sms", enabled: false }, both[1]] },
  ])
  expect(screen.queryByRole("button", { name: /^Try / })).toBeNull()
  expect(screen.queryByText(/tried first/)).toBeNull()
})

test("who is no Admin cannot switch a channel", async () => {
  channelsServer()
  renderScreen(<Channels rights={{ ...rights, mayAdminister: false }} />)
  expect(await screen.findByRole<HTMLInputElement>("switch", { name: "SMS" })).toHaveProperty(
    "disabled",
    true,
  )
})

test("where there are several channels a new sender asks for its own", async () => {
  const { asked, answers } = channelsServer()
  answers["POST settings/senders"] = () => ({ id: "s4" })
  const { user } = renderScreen(<Channels rights={rights} />)
  await screen.findByRole("switch", { name: "WhatsApp" })
  await user.click(screen.getByRole("button", { name: "Add sender" }))
  const dialog = within(await screen.findByRole("dialog", { name: "Add sender" }))
  await user.click(dialog.getByRole("button", { name: /Channel/ }))
  await user.click(await screen.findByRole("option", { name: "WhatsApp" }))
  expect(dialog.getByRole<HTMLInputElement>("textbox", { name: "Pace" }).value).toBe("80")
  await user.type(dialog.getByRole("textbox", { name: "WhatsApp number" }), "+13235550102")
  await user.click(dialog.getByRole("button", { name: "Add sender" }))
  expect(await screen.findByText("The sender is added")).toBeDefined()
  expect(asked.find(({ method }) => method === "POST")?.json).toMatchObject({
    ...{ channel: "whatsapp", address: "+13235550102", ratePerSecond: "80" },
  })
})

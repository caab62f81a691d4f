import { screen } from "@testing-library/react"
import { expect, test } from "vitest"
import { renderScreen } from "#components/testing/render-screen.tsx"
import { problem, serve } from "#components/testing/server.ts"
import type { ConversationView } from "#lib/conversations/conversation-view.ts"
import { CampaignConversations } from "./campaign-conversations.tsx"

const conversation = {
  ...{
    id: "v1",
    address: "+15550100",
    skillName: "Sales",
    openedAt: "2026-11-21T12:00:00.000Z",
    closedAt: null,
  },
  messages: [{ id: "m1", direction: "inbound", body: "Is it open today?", at: "2026-11-21T12:00:00.000Z" }],
} as unknown as ConversationView

function conversationServer(items: ConversationView[], total = items.length) {
  return serve({ "GET campaigns/c1/conversations": () => ({ items, total, page: 1, pageSize: 20 }) })
}

test("a page beyond the last conversation does not claim that nobody answered", async () => {
  conversationServer([], 30)
  const { user, query } = renderScreen(
    <CampaignConversations campaignId="c1" canClose />,
    "?conversationPage=9",
  )
  expect(await screen.findByText("Nothing on this page: 30 conversations end on page 2")).toBeDefined()
  await user.click(screen.getByRole("button", { name: "Previous page" }))
  await expect.poll(query).toBe("?conversationPage=2")
})

test("closing is asked first, and a refusal stays to be read", async () => {
  const { asked, answers } = conversationServer([conversation])
  answers["POST conversations/v1/close"] = () => problem(409, "It was closed a moment ago")
  const { user } = renderScreen(<CampaignConversations campaignId="c1" canClose />)
  await user.click(await screen.findByRole("button", { name: "Close the conversation with +15550100" }))
  await user.click(screen.getByRole("button", { name: "Close conversation" }))
  expect(await screen.findByText("It was closed a moment ago")).toBeDefined()
  answers["POST conversations/v1/close"] = () => undefined
  await user.click(screen.getByRole("button", { name: "Close conversation" }))
  expect(await screen.findByText("Conversation closed")).toBeDefined()
  expect(asked.filter(({ method }) => method === "POST")).toHaveLength(2)
})

test("who may only read sees what was said, and closes nothing", async () => {
  conversationServer([conversation])
  renderScreen(<CampaignConversations campaignId="c1" canClose={false} />)
  expect(await screen.findByText("Is it open today?")).toBeDefined()
  expect(screen.queryByRole("button", { name: /Close/ })).toBeNull()
})

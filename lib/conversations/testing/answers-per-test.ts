import { beforeEach } from "vitest"
import { connectTwilio, inboundWebhook, testSid } from "#lib/channels/twilio/testing/test-webhooks.ts"
import { listConversations } from "#lib/conversations/list-conversations.ts"
import { createTestMessages, testAddresses } from "#lib/ledger/testing/test-messages.ts"
import { accountPerTest, worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { receiveInbound } from "#lib/webhooks/receive-inbound.ts"

type Sent = {
  minutes?: number
  lookback?: number
  routeAll?: boolean
  state?: "delivered" | "failed" | "pending"
  senderId?: string
}
type Said = { sid?: string; from?: string; fields?: Record<string, string> }

/**
 * For the test file that calls this at its top: an account for each test and a consumer of it who answers through signed
 * webhooks, by a clock that each word moves on.
 */
export function answersPerTest() {
  const world = worldPerFile()
  const clock = { at: new Date() }
  const { account, ctx } = accountPerTest(world, { clock: { now: () => clock.at } })
  const [from = ""] = testAddresses(1)
  let to: string
  let nextSid = 1
  const newSid = () => testSid(nextSid++)
  beforeEach(async () => {
    await connectTwilio(world.db, account.accountId)
    clock.at = new Date()
    to = (await world.db.sender.findUniqueOrThrow({ where: { id: account.senderId } })).address
  })
  const waitMs = (ms: number) => {
    clock.at = new Date(clock.at.getTime() + ms)
  }

  /** A millisecond after what was said before. */
  const say = (body: string, { sid = newSid(), from: writer = from, fields }: Said = {}) => {
    waitMs(1)
    const message = { sid, from: writer, to, body, extra: fields }
    return receiveInbound(ctx, inboundWebhook(account.accountId, message))
  }

  /** A message that the consumer got. */
  async function sentMessage(options: Sent = {}) {
    const { minutes = 5, lookback = 60, routeAll = false, state = "delivered", senderId } = options
    const { campaignId, messages } = await createTestMessages(world.db, account, { addresses: [from], state })
    const id = messages[0]?.id ?? ""
    const data = { lookbackMinutes: lookback, routeAllWithinLookback: routeAll }
    await world.db.campaign.update({ where: { id: campaignId }, data })
    const sentAt = new Date(clock.at.getTime() - minutes * 60_000)
    const submittedAt = state === "pending" ? null : sentAt
    await world.db.message.update({
      where: { id },
      data: { submittedAt, ...(senderId && { laneId: senderId }) },
    })
    return { id, campaignId }
  }
  const conversations = async () => (await listConversations(ctx, {})).items
  return { world, account, ctx, clock, from, newSid, waitMs, say, sentMessage, conversations }
}

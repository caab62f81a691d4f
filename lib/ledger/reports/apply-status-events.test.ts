import { expect, test } from "vitest"
import { testSid } from "#lib/channels/twilio/testing/test-webhooks.ts"
import { storeProviderEvents } from "#lib/events/store-provider-events.ts"
import { addTestLegs } from "#lib/ledger/testing/test-legs.ts"
import { createTestMessages, testAddresses } from "#lib/ledger/testing/test-messages.ts"
import { accountPerTest, worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { applyStatusEvents } from "./apply-status-events.ts"

const world = worldPerFile()
const { account, ctx } = accountPerTest(world)

const stored = (messageId: string, MessageStatus: string, ErrorCode = "") =>
  storeProviderEvents(world.db, [
    {
      accountId: account.accountId,
      ...{ channel: "sms", kind: "status", dedupeKey: MessageStatus, messageId, leg: null },
      ...{ providerId: testSid(1), payload: { MessageStatus, ErrorCode }, receivedAt: new Date() },
    },
  ])

test("what a process of the version before stored about a message is of its first leg", async () => {
  const { campaignId } = await createTestMessages(world.db, account, {
    addresses: testAddresses(1),
    state: "accepted",
  })
  const message = await world.db.message.findFirstOrThrow({ where: { campaignId } })
  await addTestLegs(world.db, message, ["whatsapp"])
  await applyStatusEvents(ctx, await stored(message.id, "undelivered", "30006"))
  await applyStatusEvents(ctx, await stored(message.id, "delivered"))
  const after = await world.db.message.findFirst({ where: { campaignId } })
  expect(after).toMatchObject({ leg: 2, state: "held", deliveredAt: null })
})

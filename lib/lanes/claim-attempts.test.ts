import { randomUUID } from "node:crypto"
import { expect, test } from "vitest"
import { createTestMessages, messagesOf, testAddresses } from "#lib/ledger/testing/test-messages.ts"
import { accountPerTest, worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { claimMessages } from "./claim-messages.ts"

const world = worldPerFile()
const { account, ctx } = accountPerTest(world)
const mostAttempts = 32_767

test("a message that was refused for weeks is claimed all the same: its attempts stop counting", async () => {
  const { campaignId } = await createTestMessages(world.db, account, { addresses: testAddresses(1) })
  await world.db.message.updateMany({ where: { campaignId }, data: { attempts: mostAttempts } })
  const { messages } = await claimMessages(ctx, {
    ...{ laneId: account.senderId, driverId: randomUUID(), batchSize: 5, ratePerSecond: 1_000 },
  })
  expect(messages).toHaveLength(1)
  expect(await messagesOf(world.db, campaignId)).toMatchObject([{ state: "claimed", attempts: mostAttempts }])
})

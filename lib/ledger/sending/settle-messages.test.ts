import { randomUUID } from "node:crypto"
import { setTimeout as sleep } from "node:timers/promises"
import { expect, test } from "vitest"
import type { SendOutcome } from "#lib/channels/port/transport.ts"
import { addTestLegs } from "#lib/ledger/testing/test-legs.ts"
import { createTestMessages, testAddresses, thisMonth } from "#lib/ledger/testing/test-messages.ts"
import { longTransaction } from "#lib/platform/db.ts"
import { accountPerTest, worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { settleMessages } from "./settle-messages.ts"

const world = worldPerFile()
const { account, ctx } = accountPerTest(world)

/** A message that is with the provider, and the claim under which it was handed over. */
async function handedOver() {
  const { campaignId } = await createTestMessages(world.db, account, { addresses: testAddresses(1) })
  const claimToken = randomUUID()
  await world.db.message.updateMany({ where: { campaignId }, data: { state: "submitted", claimToken } })
  const message = await world.db.message.findFirstOrThrow({ where: { campaignId } })
  const settle = (token: string, outcome: SendOutcome, leg = 1) =>
    settleMessages(ctx, [{ id: message.id, month: thisMonth, leg, token, outcome }])
  return { message, claimToken, settle }
}

test("who has the row for a while, as a change of rules does, makes an end wait and not fail", async () => {
  const { message, claimToken, settle } = await handedOver()
  const { id } = message
  const holding = world.db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT FROM message WHERE id = ${id}::uuid FOR UPDATE`
    await sleep(6_000)
  }, longTransaction)
  await sleep(200)
  await settle(claimToken, { kind: "failed", errorClass: "permanent", errorCode: 21211 })
  await holding
  expect(await world.db.message.findFirst({ where: { id } })).toMatchObject({ state: "failed" })
}, 20_000)

test("an opt-out that is heard late counts for the leg that was sent", async () => {
  const { message, claimToken, settle } = await handedOver()
  await addTestLegs(world.db, message, ["whatsapp"])
  await settle(claimToken, { kind: "failed", errorClass: "not_eligible", errorCode: 21614 })
  await settle(claimToken, { kind: "opted_out", errorCode: 21610 })
  const suppressed = await world.db.suppression.findMany({ where: { accountId: account.accountId } })
  expect(suppressed).toMatchObject([{ channel: "sms", addressKey: message.addressKey }])
})

import { afterEach, beforeEach, vi } from "vitest"
import { connectTwilio, statusWebhook, testSid } from "#lib/channels/twilio/testing/test-webhooks.ts"
import { createTestMessages, testAddresses } from "#lib/ledger/testing/test-messages.ts"
import { accountPerTest, worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { receiveStatus } from "../receive-status.ts"

export type Report = { status: string; errorCode?: number }

/**
 * For the test file that calls this at its top: an account for each test, whose messages the provider reports on through
 * signed webhooks, by a clock that the test moves.
 */
export function reportsPerTest() {
  const world = worldPerFile()
  const clock = { at: new Date() }
  const { account, ctx: system } = accountPerTest(world, { clock: { now: () => clock.at } })
  let [nextAddress, nextSid] = [0, 1]
  const newSid = () => testSid(nextSid++)
  afterEach(() => vi.restoreAllMocks())
  beforeEach(async () => {
    await connectTwilio(world.db, account.accountId)
    clock.at = new Date()
  })
  const waitMs = (ms: number) => {
    clock.at = new Date(clock.at.getTime() + ms)
  }

  async function submitted(state: "submitted" | "unknown" | "accepted" | "pending" = "submitted") {
    const addresses = testAddresses(1, nextAddress++)
    const { messages, campaignId } = await createTestMessages(world.db, account, { addresses, state })
    const id = messages[0]?.id ?? ""
    if (state !== "pending")
      await world.db.message.update({ where: { id }, data: { submittedAt: new Date() } })
    return { id, campaignId, sid: newSid() }
  }
  const report = (message: { id?: string; sid: string }, { status, errorCode }: Report) =>
    receiveStatus(
      system,
      statusWebhook(account.accountId, { status, errorCode, sid: message.sid, messageId: message.id }),
    )
  const read = (id: string) => world.db.message.findUniqueOrThrow({ where: { id } })
  const events = () => world.db.providerEvent.findMany({ where: { accountId: account.accountId } })
  return { world, account, system, clock, newSid, waitMs, submitted, report, read, events }
}

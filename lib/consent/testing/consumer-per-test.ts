import { beforeEach } from "vitest"
import { connectTwilio, inboundWebhook, testSid } from "#lib/channels/twilio/testing/test-webhooks.ts"
import { testAddresses } from "#lib/ledger/testing/test-messages.ts"
import { listOptOuts } from "#lib/opt-outs/list-opt-outs.ts"
import { accountPerTest, worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { receiveInbound } from "#lib/webhooks/receive-inbound.ts"

/**
 * For the test file that calls this at its top: an account for each test and a consumer of it who writes through signed
 * webhooks, by a clock that each word moves on.
 */
export function consumerPerTest() {
  const world = worldPerFile()
  const clock = { at: new Date() }
  const consumer = { address: "" }
  const { account, ctx } = accountPerTest(world, { clock: { now: () => clock.at } })
  let [nextSid, nextAddress] = [1, 0]
  /** A number that no other test of the file uses. */
  const newAddress = () => testAddresses(1, nextAddress++)[0] ?? ""
  beforeEach(async () => {
    await connectTwilio(world.db, account.accountId)
    clock.at = new Date()
    consumer.address = newAddress()
  })

  /** A millisecond after what was said before, unless it says when. */
  function say(body: string, { at, address = consumer.address }: { at?: Date; address?: string } = {}) {
    clock.at = at ?? new Date(clock.at.getTime() + 1)
    const message = { sid: testSid(nextSid++), from: address, to: "+13235550100", body }
    return receiveInbound(ctx, inboundWebhook(account.accountId, message))
  }
  const questions = async () => (await listOptOuts(ctx, {})).items
  return { world, account, ctx, clock, consumer, newAddress, say, questions }
}

import { expect, test } from "vitest"
import { connectTwilio } from "#lib/channels/twilio/testing/test-webhooks.ts"
import { acceptedSince, carrierPerFile } from "#lib/ledger/testing/test-carrier.ts"
import { createTestMessages, messagesOf, testAddresses } from "#lib/ledger/testing/test-messages.ts"
import { accountPerTest, worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { createTestAccount, type TestAccount, testCtx } from "#lib/platform/testing/test-ctx.ts"
import { drainLane } from "./drain-lane.ts"
import { segmentsPerSecond } from "./pace-rule.ts"

const world = worldPerFile()
const { account } = accountPerTest(world)
const carrier = carrierPerFile(world, account, { callbacksEnabled: false })

const runMs = 8_000
const seconds = 12

/** As a host does: run after run, for so long as there is something to send. */
async function drainInRuns({ accountId, senderId }: TestAccount): Promise<void> {
  const endsAtMs = performance.now() + (seconds + 8) * 1000
  const ctx = testCtx(world.db, accountId)
  while (performance.now() < endsAtMs) {
    const { wakeAt } = await drainLane(ctx, { laneId: senderId, maxRunMs: runMs })
    if (!wakeAt) return
  }
}

function mostInOneSecond(times: number[], segments: number): number {
  const counts = times.map((start) => times.filter((at) => at >= start && at < start + 1000).length)
  return Math.max(...counts) * segments
}

/** How exact the pace is, a busy machine cannot tell: lane-pacer.test.ts and `npm run bench -- pace` do. */
const leastShare = 0.9

test.each([
  { ratePerSecond: 10, segments: 4 },
  { ratePerSecond: 10, segments: 6 },
  { ratePerSecond: 10, segments: 12 },
  { ratePerSecond: 3, segments: 2 },
])(
  "$segments segments at $ratePerSecond a second go as fast as the rule allows, run after run",
  { timeout: 60_000, concurrent: true },
  async ({ ratePerSecond, segments }) => {
    const own = await createTestAccount(world.db)
    await connectTwilio(world.db, own.accountId, { baseUrl: carrier.url })
    await world.db.lane.update({ where: { id: own.senderId }, data: { ratePerSecond } })
    const pace = segmentsPerSecond(segments, ratePerSecond)
    const count = Math.floor((pace * seconds) / segments) + 1
    const addresses = testAddresses(count, segments * 700 + Math.floor(Math.random() * 600))
    const sinceMs = Date.now()
    const { campaignId } = await createTestMessages(world.db, own, { addresses, segments })
    await drainInRuns(own)
    const rows = await messagesOf(world.db, campaignId)
    expect(rows.map(({ state, attempts }) => [state, attempts])).toEqual(rows.map(() => ["accepted", 1]))
    const times = (await acceptedSince(carrier, sinceMs))
      .filter(({ to }) => addresses.includes(to))
      .map(({ atMs }) => atMs)
      .sort((a, b) => a - b)
    const tookSeconds = ((times.at(-1) ?? 0) - (times[0] ?? 0)) / 1000
    expect(mostInOneSecond(times, segments)).toBeLessThanOrEqual(Math.max(ratePerSecond, segments) + segments)
    expect(((count - 1) * segments) / tookSeconds / pace).toBeGreaterThan(leastShare)
  },
)

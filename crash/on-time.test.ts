import { afterAll, beforeAll, expect, inject, test } from "vitest"
import type { Carrier } from "../sandbox/carrier/start-carrier.ts"
import { startCrashCarrier } from "./support/crash-carrier.ts"
import { openStage } from "./support/stage.ts"
import { acceptedBy } from "./support/verdict.ts"

const startsInMs = 9_000
/** A tenth of a second on an idle machine; without the event that carries its time it would wait for the cron's minute. */
const lateMs = 10_000

let carrier: Carrier
beforeAll(async () => {
  carrier = await startCrashCarrier()
})
afterAll(() => carrier.close())

test("a scheduled campaign starts at its time on Inngest, when nobody asks at that moment", async () => {
  const stage = await openStage({
    serverUrl: inject("postgresUrl"),
    carrier,
    host: "inngest",
    recipients: 20,
  })
  try {
    await stage.start("jobs")
    const startAt = new Date(Date.now() + startsInMs)
    await stage.world.db.campaign.updateMany({ data: { startAt, startedAt: null } })
    await stage.asker.ask("sweep")
    await expect.poll(() => stage.world.db.message.count({ where: { state: "held" } })).toBe(20)
    await stage.asker.ask("release-held")
    await expect
      .poll(async () => (await acceptedBy(stage)).length, { timeout: startsInMs + 20_000 })
      .toBeGreaterThan(0)
    const [first] = await acceptedBy(stage)
    const wasLateMs = (first?.atMs ?? 0) - startAt.getTime()
    expect(wasLateMs).toBeGreaterThanOrEqual(0)
    expect(wasLateMs).toBeLessThan(lateMs)
  } finally {
    await stage.close()
  }
}, 60_000)

import { afterAll, beforeAll, expect, inject, test } from "vitest"
import type { Carrier } from "../sandbox/carrier/start-carrier.ts"
import { startCrashCarrier } from "./support/crash-carrier.ts"
import { hosts } from "./support/sender-config.ts"
import { openStage, type Stage } from "./support/stage.ts"
import { untilSettled } from "./support/until-settled.ts"
import { acceptedBy, readVerdict } from "./support/verdict.ts"

const recipients = 150
const ratePerSecond = 15
/** Longer than a run waits for answers at its end, and far below the provider's time-out. */
const answerMs = 2_500
/** Then the launcher kills. */
const mostMs = 12_000

let carrier: Carrier
beforeAll(async () => {
  carrier = await startCrashCarrier({ createLatencyMs: answerMs })
})
afterAll(() => carrier.close())

const openMessages = ({ world }: Stage) =>
  world.db.message.count({ where: { state: { in: ["claimed", "submitted", "unknown"] } } })
const wereUnknown = async ({ world }: Stage) =>
  (await world.db.$queryRaw<{ id: string }[]>`SELECT id FROM was_unknown`).length

/** Without callbacks, which would settle what the process forgot. */
test.concurrent.each(hosts)(
  "%s: a process that is told to end in the middle of a campaign leaves no message unknown, and the next goes on",
  async (host) => {
    const env = { LANE_RATE_PER_SECOND: `${ratePerSecond}` }
    const stage = await openStage({ serverUrl: inject("postgresUrl"), carrier, host, recipients, env })
    try {
      const first = await stage.start("jobs")
      await stage.asker.ask("sweep")
      await expect.poll(async () => (await acceptedBy(stage)).length, { timeout: 20_000 }).toBeGreaterThan(30)
      expect(await first.terminate()).toBeLessThan(mostMs)
      expect(await openMessages(stage)).toBe(0)
      await stage.start("jobs")
      await untilSettled(stage, recipients, false)
      expect(await readVerdict(stage, recipients)).toMatchObject({
        doubles: 0,
        losses: 0,
        unknown: 0,
        addsUp: true,
      })
      expect(await wereUnknown(stage)).toBe(0)
    } finally {
      await stage.close()
    }
  },
  180_000,
)

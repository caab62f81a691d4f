import { setTimeout as sleep } from "node:timers/promises"
import { afterAll, beforeAll, expect, test } from "vitest"
import { startTemplateServer } from "#lib/platform/testing/template-server.ts"
import type { Carrier } from "../sandbox/carrier/start-carrier.ts"
import { startCrashCarrier } from "./support/crash-carrier.ts"
import { passDeadProcessTime } from "./support/pass-time.ts"
import { openStage } from "./support/stage.ts"
import { untilSettled } from "./support/until-settled.ts"
import { readVerdict } from "./support/verdict.ts"

const recipients = 1_000
const awayMs = 1_500

let carrier: Carrier
let server: Awaited<ReturnType<typeof startTemplateServer>>
beforeAll(async () => {
  server = await startTemplateServer()
  carrier = await startCrashCarrier()
})
afterAll(async () => {
  await carrier.close()
  await server.stop()
})

test.each([
  ["in order", "SIGINT"],
  ["at once", "SIGQUIT"],
  ["as in a crash", "SIGKILL"],
] as const)(
  "the database stops %s in the middle of a campaign and comes back: the processes live, nobody is lost or doubled",
  async (_how, signal) => {
    const stage = await openStage({ serverUrl: server.url, carrier, host: "embedded", recipients })
    try {
      const processes = [await stage.start("web"), await stage.start("jobs")]
      await expect.poll(() => stage.gate.creates(), { timeout: 30_000, interval: 5 }).toBeGreaterThan(200)
      await server.interrupt(signal)
      await sleep(awayMs)
      await server.resume()
      await passDeadProcessTime(stage.world)
      await untilSettled(stage, recipients, true)
      const verdict = await readVerdict(stage, recipients)
      expect(verdict).toMatchObject({ doubles: 0, losses: 0, unfound: 0, withoutReceipt: 0, addsUp: true })
      expect(processes.map((each) => each.isAlive())).toEqual([true, true])
    } finally {
      await stage.close()
    }
  },
  120_000,
)

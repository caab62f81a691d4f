import { setTimeout as sleep } from "node:timers/promises"
import { afterAll, beforeAll, expect, inject, test } from "vitest"
import type { Carrier } from "../sandbox/carrier/start-carrier.ts"
import { mostInAnySecond } from "./support/arrivals.ts"
import type { Child } from "./support/child.ts"
import { startPunctualCarrier } from "./support/crash-carrier.ts"
import { openStage, type Stage } from "./support/stage.ts"
import { untilSettled } from "./support/until-settled.ts"
import { acceptedBy, readVerdict } from "./support/verdict.ts"

const ratePerSecond = 40
/** Two that do not share the pace would double it. How exact it is, a busy machine cannot tell: `npm run bench` does. */
const mostPerSecond = ratePerSecond * 1.5
/** The lane's drive ends after three seconds, and somebody looks every second. */
const takeOverMs = 5_000
/** What the dead process had sent may arrive so long after. */
const lastWordsMs = 1_000

let carrier: Carrier
beforeAll(async () => {
  carrier = await startPunctualCarrier()
})
afterAll(() => carrier.close())

async function openPacedStage(recipients: number): Promise<Stage> {
  const serverUrl = inject("postgresUrl")
  const env = { LANE_RATE_PER_SECOND: "" }
  const stage = await openStage({ serverUrl, carrier, host: "embedded", recipients, env, isDirect: true })
  await stage.world.db.lane.updateMany({ data: { ratePerSecond } })
  return stage
}

const countOf = async (stage: Stage) => (await acceptedBy(stage)).length

/** One drives the lane; which one shows when it is stopped: nothing arrives any more. */
async function findDriver(stage: Stage, senders: Child[]): Promise<Child> {
  for (const sender of senders) {
    sender.signal("SIGSTOP")
    await sleep(700)
    const before = await countOf(stage)
    await sleep(700)
    const isDriver = (await countOf(stage)) === before
    sender.signal("SIGCONT")
    if (isDriver) return sender
    await sleep(300)
  }
  throw new Error("no process drives the lane")
}

test("two processes on one lane: no doubles, the pace kept, also when the one that drives is killed", async () => {
  const recipients = 600
  const stage = await openPacedStage(recipients)
  try {
    const senders = [await stage.start("jobs"), await stage.start("jobs")]
    await stage.start("web")
    await expect.poll(() => countOf(stage), { timeout: 20_000 }).toBeGreaterThan(60)
    const driver = await findDriver(stage, senders)
    const killedAtMs = Date.now()
    await driver.kill()
    await untilSettled(stage, recipients, true)
    const arrivals = await acceptedBy(stage)
    expect(mostInAnySecond(arrivals)).toBeLessThan(mostPerSecond)
    const next = arrivals.find(({ atMs }) => atMs > killedAtMs + lastWordsMs)
    expect((next?.atMs ?? Infinity) - killedAtMs).toBeLessThan(takeOverMs)
    expect(await readVerdict(stage, recipients)).toMatchObject({ doubles: 0, unfound: 0, addsUp: true })
  } finally {
    await stage.close()
  }
}, 150_000)

test("a process that froze while another took over sends nothing twice when it wakes", async () => {
  const recipients = 300
  const stage = await openPacedStage(recipients)
  try {
    await stage.start("web")
    const frozen = await stage.start("jobs")
    await expect.poll(() => countOf(stage), { timeout: 20_000 }).toBeGreaterThan(40)
    frozen.signal("SIGSTOP")
    await stage.start("jobs")
    await stage.world.db
      .$executeRaw`UPDATE message SET lease_until = clock_timestamp() WHERE lease_until IS NOT NULL`
    const before = await countOf(stage)
    await expect.poll(() => countOf(stage), { timeout: 30_000 }).toBeGreaterThan(before + 40)
    frozen.signal("SIGCONT")
    await untilSettled(stage, recipients, true)
    const arrivals = await acceptedBy(stage)
    expect(mostInAnySecond(arrivals)).toBeLessThan(mostPerSecond)
    expect(await readVerdict(stage, recipients)).toMatchObject({ doubles: 0, losses: 0, unfound: 0 })
  } finally {
    await stage.close()
  }
}, 150_000)

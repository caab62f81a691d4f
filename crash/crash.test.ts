import { afterAll, beforeAll, describe, expect, inject, test } from "vitest"
import type { Carrier } from "../sandbox/carrier/start-carrier.ts"
import { runPlan } from "./run-plan.ts"
import { faultsOf } from "./run-plans.ts"
import { namedPlans, randomPlan } from "./steps.ts"
import { startCrashCarrier } from "./support/crash-carrier.ts"
import { hosts } from "./support/sender-config.ts"

let carrier: Carrier
beforeAll(async () => {
  carrier = await startCrashCarrier()
})
afterAll(() => carrier.close())

/** Enough for several batches under way at once; `npm run crash` sends five times as many. */
const recipients = 200

/** Every step once, the hosts in turns; `npm run crash` runs each on both. */
const steps = namedPlans.map((plan, index) => [hosts[index % hosts.length] ?? hosts[0], plan] as const)
const atRandom = hosts.map((host) => [host, randomPlan(4)] as const)
const cases = [...steps, ...atRandom].map(([host, plan]) => [host, plan.name, plan] as const)

describe("kill -9: nobody is lost, nobody gets it twice", () => {
  test.concurrent.each(cases)(
    "%s, %s",
    async (host, _name, plan) => {
      const outcome = await runPlan({
        plan,
        host,
        recipients,
        serverUrl: inject("postgresUrl"),
        carrier,
      })
      expect(faultsOf(outcome)).toEqual([])
    },
    480_000,
  )
})

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

/** The hosts differ in how work is asked for and taken over, not in the steps: `npm run crash` runs all on both. */
const onInngest = /message rows|after claiming|after writing the intent|provider|before settling$|releasing/
const cases = hosts.flatMap((host) =>
  [...namedPlans, randomPlan(4)]
    .filter(({ name }) => host === "embedded" || onInngest.test(name) || /random/.test(name))
    .map((plan) => [host, plan.name, plan] as const),
)

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

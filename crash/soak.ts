import "#lib/platform/testing/settings.ts"
import { parseArgs } from "node:util"
import { bePunctual } from "#lib/platform/testing/be-punctual.ts"
import { startTemplateServer } from "#lib/platform/testing/template-server.ts"
import { type Result, runPlans } from "./run-plans.ts"
import { pacedPlan, randomPlan } from "./steps.ts"
import { hosts } from "./support/sender-config.ts"
import { startCrashCarrier } from "./support/stage.ts"
import { areAllGood, crashTable } from "./table.ts"

/**
 * `npm run soak [-- --minutes=30] [-- --kills=20]`: campaign after campaign on both job hosts, with kills at random times
 * of the process with the jobs and of the one that takes callbacks, until the time is up; with the pace lifted and at a
 * sender's pace that must hold. Texts have one to three segments. Prints the crash table.
 */
const ratePerSecond = 50
const { values: options } = parseArgs({
  options: { minutes: { type: "string", default: "30" }, kills: { type: "string", default: "20" } },
})
const endsAt = Date.now() + Number(options.minutes) * 60_000
const server = await startTemplateServer()
// The carrier lives in this process.
bePunctual()
const carrier = await startCrashCarrier()
const results: Result[] = []
try {
  while (Date.now() < endsAt) {
    const kills = Number(options.kills)
    const plans = [randomPlan(kills), pacedPlan(kills, ratePerSecond)]
    const cases = hosts.flatMap((host) => plans.map((plan) => ({ plan, host })))
    const round = await runPlans(cases, { recipients: 1_000, serverUrl: server.url, carrier })
    results.push(...round)
    console.log(crashTable(round))
    if (!areAllGood(round)) break
  }
} finally {
  console.log(`\n${crashTable(results)}`)
  process.exitCode = areAllGood(results) ? 0 : 1
  await carrier.close()
  await server.stop()
}
process.exit()

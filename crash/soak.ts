import "#lib/platform/testing/settings.ts"
import { parseArgs } from "node:util"
import { startTemplateServer } from "#lib/platform/testing/template-server.ts"
import { type Result, runPlans } from "./run-plans.ts"
import { type Plan, pacedPlan, randomPlan } from "./steps.ts"
import { startPunctualCarrier } from "./support/crash-carrier.ts"
import { hosts } from "./support/sender-config.ts"
import { areAllGood, crashTable } from "./table.ts"

/**
 * `npm run soak [-- --minutes=30] [-- --kills=20]`: campaign after campaign on both job hosts, with kills at random times
 * of the process with the jobs and of the one that takes callbacks, until the time is up; with the pace lifted and at a
 * sender's pace that must hold. Texts have one to three segments. Prints the crash table; ends with 1 when a line is bad.
 */
const ratePerSecond = 50
const { values: options } = parseArgs({
  options: { minutes: { type: "string", default: "30" }, kills: { type: "string", default: "20" } },
})
const endsAt = Date.now() + Number(options.minutes) * 60_000
const server = await startTemplateServer()
const carrier = await startPunctualCarrier()
const results: Result[] = []
try {
  while (Date.now() < endsAt) {
    const kills = Number(options.kills)
    // One after the other: a lifted pace takes what cores there are, and none keeps its times beside it.
    const round = [
      ...(await sendOnBoth(randomPlan(kills))),
      ...(await sendOnBoth(pacedPlan(kills, ratePerSecond))),
    ]
    results.push(...round)
    console.log(crashTable(round))
  }
} finally {
  console.log(`\n${crashTable(results)}`)
  process.exitCode = areAllGood(results) ? 0 : 1
  await carrier.close()
  await server.stop()
}
process.exit()

/** A campaign on each host, at once. */
function sendOnBoth(plan: Plan): Promise<Result[]> {
  const cases = hosts.map((host) => ({ plan, host }))
  return runPlans(cases, { recipients: 1_000, serverUrl: server.url, carrier })
}

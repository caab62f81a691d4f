import "#lib/platform/testing/settings.ts"
import { writeFileSync } from "node:fs"
import path from "node:path"
import { parseArgs } from "node:util"
import { startTemplateServer } from "#lib/platform/testing/template-server.ts"
import { type Case, runPlans } from "./run-plans.ts"
import { namedPlans, randomPlan } from "./steps.ts"
import { startCrashCarrier } from "./support/crash-carrier.ts"
import { hosts } from "./support/sender-config.ts"
import { areAllGood, crashTable } from "./table.ts"

/**
 * `npm run crash [-- --only=text] [-- --write]`: kills the product at every named step of the sender and at random times,
 * on both job hosts, prints what became of every recipient, and with `--write` keeps the table in docs/crash.md.
 */
const { values: options } = parseArgs({
  options: { only: { type: "string", default: "" }, write: { type: "boolean", default: false } },
})
const plans = [...namedPlans, randomPlan(5), randomPlan(10)]
const cases: Case[] = hosts.flatMap((host) => plans.map((plan) => ({ plan, host })))
const chosen = cases.filter(({ plan, host }) => `${host} ${plan.name}`.includes(options.only))

const startedAt = new Date()
const server = await startTemplateServer()
const carrier = await startCrashCarrier()
try {
  const results = await runPlans(chosen, { recipients: 1_000, serverUrl: server.url, carrier })
  const table = crashTable(results)
  console.log(table)
  if (options.write) writeDocument(table)
  process.exitCode = areAllGood(results) ? 0 : 1
} finally {
  await carrier.close()
  await server.stop()
}
process.exit()

function writeDocument(table: string): void {
  const minutes = ((Date.now() - startedAt.getTime()) / 60_000).toFixed(1)
  const text = `# The crash table

Written by \`npm run crash -- --write\` on ${startedAt.toISOString().slice(0, 10)}, in ${minutes} minutes, on Node ${process.version}.

Each line is a campaign of its own, sent through the carrier sandbox by real processes: one with the jobs, one that takes
callbacks. At the named step the process gets SIGKILL, is started again, and the campaign goes to its end. Then the
carrier's own log is held against the ledger. **Doubles** were accepted twice. **Losses** were never accepted although their
row does not say so. **Unknown** are rows that wait for a person, since the provider never had them and nobody can be sure;
**resolved** are those that were unknown for a time and were found, by their callback or in the provider's list. Leases,
requests and looks of a dead process are moved to their end instead of being waited for. The pace is lifted, the worst
case, where a line does not call itself paced: at a sender's pace a kill strands two tenths of a second's messages.

${table}
`
  writeFileSync(path.join(import.meta.dirname, "../docs/crash.md"), text)
}

import { mkdtempSync, rmSync } from "node:fs"
import os from "node:os"
import path from "node:path"
import { parseArgs } from "node:util"
import { explain } from "../problem.ts"
import { ensureChromium } from "./chromium.ts"
import { startInstance } from "./instance.ts"
import { run, runNode } from "./run.ts"
import { playwrightTally, single, sum, type Tally, vitestTally } from "./tally.ts"

const flag = { type: "boolean", default: false } as const
const { values: only } = parseArgs({ options: { verify: flag, unit: flag, e2e: flag } })
const isEverything = !only.verify && !only.unit && !only.e2e
const reports = mkdtempSync(path.join(os.tmpdir(), "proactive-reports-"))

/** `npm test`: all checks, or those named by --verify, --unit and --e2e. The last line counts them. */
const suites: { isWanted: boolean; run: () => Promise<Tally> }[] = [
  { isWanted: isEverything || only.verify, run: verify },
  { isWanted: isEverything || only.unit, run: unit },
  { isWanted: isEverything || only.e2e, run: e2e },
]

async function verify(): Promise<Tally> {
  const checks = ["generate", "types", "lint", "unused"]
  const tallies: Tally[] = []
  for (const check of checks) tallies.push(single(await run("npm", ["run", "--silent", check])))
  return sum(tallies)
}

async function unit(): Promise<Tally> {
  const report = path.join(reports, "vitest.json")
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`]
  await run("npm", ["run", "--silent", "generate"])
  return vitestTally(report, await runNode("node_modules/vitest/vitest.mjs", ["run", ...reporters]))
}

async function e2e(): Promise<Tally> {
  const report = path.join(reports, "playwright.json")
  await ensureChromium()
  const instance = await startInstance()
  try {
    const env = { ...process.env, EMBEDDED_JSON: instance.manifest, E2E_REPORT: report }
    const args = ["test", "--pass-with-no-tests"]
    return playwrightTally(report, await runNode("node_modules/@playwright/test/cli.js", args, { env }))
  } finally {
    await instance.stop()
  }
}

/** One suite's end is not the others': what cannot run counts as one failure and says why. */
async function attempt(suite: () => Promise<Tally>): Promise<Tally> {
  try {
    return await suite()
  } catch (error) {
    process.stderr.write(`${explain(error)}\n`)
    return { passed: 0, failed: 1 }
  }
}

const tallies: Tally[] = []
for (const suite of suites) if (suite.isWanted) tallies.push(await attempt(suite.run))
rmSync(reports, { recursive: true })
const { passed, failed } = sum(tallies)
process.stdout.write(`\n${passed} passed, ${failed} failed\n`)
process.exit(failed === 0 ? 0 : 1)

import { mkdtempSync, rmSync } from "node:fs"
import os from "node:os"
import path from "node:path"
import { parseArgs } from "node:util"
import { noteGenerated } from "../launcher/build.ts"
import { rootDir } from "../launcher/paths.ts"
import { explain } from "../problem.ts"
import { ensureChromium } from "./chromium.ts"
import { startInstance } from "./instance.ts"
import { failures, playwrightResults, slowest, vitestResults } from "./results.ts"
import { run, runNode } from "./run.ts"
import { playwrightTally, single, sum, type Tally, vitestTally } from "./tally.ts"

const flag = { type: "boolean", default: false } as const
const { values: only } = parseArgs({ options: { verify: flag, unit: flag, e2e: flag } })
const isEverything = !only.verify && !only.unit && !only.e2e
const reports = mkdtempSync(path.join(os.tmpdir(), "proactive-reports-"))
const vitestReport = path.join(reports, "vitest.json")
const playwrightReport = path.join(reports, "playwright.json")
/** Most processes of a run load the same modules: what one compiled the next one reads. */
process.env.NODE_COMPILE_CACHE ??= path.join(rootDir, "node_modules/.cache/compiled")
const nothing: Tally = { passed: 0, failed: 0 }

/**
 * `npm test`: all checks, or those named by --verify, --unit and --e2e. Much of a unit test is waiting, so that checks,
 * build and journeys run beside them. At the end come the ten slowest, what failed, and a last line that counts.
 */
async function main(): Promise<Tally> {
  const exitCode = await run("npm", ["run", "--silent", "generate"])
  if (exitCode === 0) noteGenerated()
  const [units, others] = await Promise.all([
    isEverything || only.unit ? attempt(unit) : nothing,
    checksThenJourneys(),
  ])
  return sum([single(exitCode), units, others])
}

async function checksThenJourneys(): Promise<Tally> {
  const checks = isEverything || only.verify ? await attempt(verify) : nothing
  const journeys = isEverything || only.e2e ? await attempt(e2e) : nothing
  return sum([checks, journeys])
}

async function verify(): Promise<Tally> {
  const tallies: Tally[] = []
  for (const check of ["types", "lint", "unused"]) {
    tallies.push(single(await run("npm", ["run", "--silent", check], { isHeldBack: isEverything })))
  }
  return sum(tallies)
}

async function unit(): Promise<Tally> {
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${vitestReport}`]
  return vitestTally(vitestReport, await runNode("node_modules/vitest/vitest.mjs", ["run", ...reporters]))
}

async function e2e(): Promise<Tally> {
  await ensureChromium()
  const instance = await startInstance()
  try {
    const env = { ...process.env, EMBEDDED_JSON: instance.manifest, E2E_REPORT: playwrightReport }
    const args = ["test", "--pass-with-no-tests"]
    const options = { env, isHeldBack: isEverything }
    return playwrightTally(
      playwrightReport,
      await runNode("node_modules/@playwright/test/cli.js", args, options),
    )
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

const { passed, failed } = await main()
const results = [...vitestResults(vitestReport, rootDir), ...playwrightResults(playwrightReport)]
rmSync(reports, { recursive: true })
if (results.length > 0) process.stdout.write(`\nThe ten slowest:\n${slowest(results, 10)}\n`)
if (failed > 0) process.stdout.write(`\nFailed tests:\n${failures(results)}\n`)
process.stdout.write(`\n${passed} passed, ${failed} failed\n`)
process.exit(failed === 0 ? 0 : 1)

import { mkdtemp } from "node:fs/promises"
import os from "node:os"
import path from "node:path"
import { parseArgs } from "node:util"
import { ceilingScenario } from "./scenarios/ceiling.ts"
import { drainScenario } from "./scenarios/drain.ts"
import { growthScenario } from "./scenarios/growth.ts"
import { importScenario } from "./scenarios/import.ts"
import { lanesScenario } from "./scenarios/lanes.ts"
import { launchScenario } from "./scenarios/launch.ts"
import { listScenario } from "./scenarios/list.ts"
import { openingScenario } from "./scenarios/opening.ts"
import { paceScenario } from "./scenarios/pace.ts"
import { type Figure, isMet, keep, print, publish } from "./support/report.ts"
import { type Stack, startStack } from "./support/stack.ts"

/**
 * `npm run bench [-- drain pace …] [--write]`: starts what it needs, measures, prints ratios and counts taken in this one
 * run, and stops everything. `--write` puts the table into docs/benchmark.md. Ends with 1 when a bar was missed.
 */
type Scenario = { name: string; isLifted: boolean; run(stack: Stack): Promise<Figure[]> }

/** Those that need the same kind of set-up share one, in this order. */
const scenarios: Scenario[] = [
  { name: "import", isLifted: true, run: importScenario },
  { name: "drain", isLifted: true, run: drainScenario },
  { name: "ceiling", isLifted: true, run: ceilingScenario },
  { name: "growth", isLifted: true, run: growthScenario },
  { name: "opening", isLifted: true, run: openingScenario },
  { name: "pace", isLifted: false, run: paceScenario },
  { name: "lanes", isLifted: false, run: lanesScenario },
  { name: "launch", isLifted: false, run: launchScenario },
  // The last: it leaves a million campaigns behind.
  { name: "list", isLifted: false, run: listScenario },
]

const { values, positionals } = parseArgs({
  options: { write: { type: "boolean", default: false } },
  allowPositionals: true,
})
const unknown = positionals.find((name) => !scenarios.some((scenario) => scenario.name === name))
if (unknown) {
  console.error(
    `There is no scenario ${unknown}: choose from ${scenarios.map(({ name }) => name).join(", ")}`,
  )
  process.exit(2)
}
const chosen = scenarios.filter(({ name }) => positionals.length === 0 || positionals.includes(name))

async function measure(isLifted: boolean): Promise<Figure[]> {
  const wanted = chosen.filter((scenario) => scenario.isLifted === isLifted)
  if (wanted.length === 0) return []
  console.log(`Starting a set-up ${isLifted ? "without" : "with"} a pace …`)
  const stack = await startStack(await mkdtemp(path.join(os.tmpdir(), "proactive-bench-")), { isLifted })
  const figures: Figure[] = []
  try {
    for (const { name, run } of wanted) {
      console.log(`Measuring: ${name} …`)
      figures.push(...(await run(stack)))
    }
  } finally {
    await stack.stop()
  }
  return figures
}

const startedAt = new Date()
const figures = [...(await measure(true)), ...(await measure(false))]
const run = { startedAt, seconds: (Date.now() - startedAt.getTime()) / 1000, figures }
console.log("")
print(run)
console.log(`\nKept as ${await keep(run)}`)
if (values.write) await publish(run)
process.exitCode = figures.every(isMet) ? 0 : 1

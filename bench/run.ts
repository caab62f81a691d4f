import { mkdtemp } from "node:fs/promises"
import os from "node:os"
import path from "node:path"
import { drainScenario } from "./scenarios/drain.ts"
import { importScenario } from "./scenarios/import.ts"
import { report } from "./support/report.ts"
import { startStack } from "./support/stack.ts"

/** `npm run bench`: starts what it needs, measures, prints ratios taken in this one run, and stops everything. */
const startedAt = new Date()
console.log("Starting the set-up …")
const stack = await startStack(await mkdtemp(path.join(os.tmpdir(), "proactive-bench-")))
try {
  const figures = [...(await importScenario(stack)), ...(await drainScenario(stack))]
  process.exitCode = (await report(figures, startedAt)) ? 0 : 1
} finally {
  await stack.stop()
}

import { spawn } from "node:child_process"
import path from "node:path"
import { explain } from "../problem.ts"
import { build } from "./build.ts"
import { deleteData, openDataDir } from "./data-dir.ts"
import { readOptions, usage } from "./options.ts"
import { readyReport } from "./report.ts"
import { stopSteps } from "./run-step.ts"
import { forget, takeOver } from "./running.ts"
import { readSettings, type Settings } from "./settings.ts"
import { createStack, type Stack } from "./stack.ts"

const say = (line: string): void => console.log(line)
let stack: Stack | undefined
let isStopping = false

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2))
  if (options.help) return say(usage)
  const settings = readSettings(process.env)
  openDataDir(settings.paths)
  if (options["build-only"]) return build(settings.paths.logs, say)
  await takeOver(settings.paths.processes)
  if (options.fresh)
    say(`Deleted from ${settings.paths.dataDir}: ${deleteData(settings.paths).join(", ") || "nothing"}`)
  await run(settings, Number(options["begun-at-ms"]))
}

async function run(settings: Settings, begunAtMs: number): Promise<void> {
  const { manifest, processes, logs } = settings.paths
  forget(manifest)
  callUndertaker(processes)
  stack = await createStack(settings, say)
  await build(logs, say)
  say("Starting …")
  const described = await stack.start()
  say(readyReport(described, settings, ((Date.now() - begunAtMs) / 1000).toFixed(1)))
}

/** A process that outlives this one, should it be killed, just long enough to stop the parts. */
function callUndertaker(processesFile: string): void {
  const script = path.join(import.meta.dirname, "undertaker.ts")
  const args = [script, processesFile, `${process.pid}`]
  spawn(process.execPath, args, { detached: true, stdio: ["pipe", "ignore", "ignore"] }).unref()
}

async function stop(exitCode: number): Promise<void> {
  if (isStopping) return
  isStopping = true
  stopSteps()
  await stack?.stop()
  process.exit(exitCode)
}

async function stopOnRequest(): Promise<void> {
  if (isStopping) return
  say("Stopping …")
  await stop(0)
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void stopOnRequest())
process.on("disconnect", () => void stopOnRequest())

try {
  await main()
  if (!stack) process.exit(0)
} catch (error) {
  if (!isStopping) process.stderr.write(`${explain(error)}\n`)
  await stop(1)
}

import { spawn } from "node:child_process"
import { readFileSync } from "node:fs"
import type { Command } from "../postgres/unprivileged.ts"
import { diskFull, Problem, saysDiskFull } from "../problem.ts"
import { lastWords, openLog } from "./log-files.ts"
import { rootDir } from "./paths.ts"

type Step = {
  /** How the sentence begins when it fails: "The build failed". */
  title: string
  command: Command
  env: Record<string, string | undefined>
  input?: string
  logDir: string
  logName: string
}

const running = new Set<{ kill(signal: NodeJS.Signals): boolean }>()

/** Runs a program to its end with its output in a log. Throws a Problem that names the log when it fails. */
export async function runStep({ title, command, env, input, logDir, logName }: Step): Promise<void> {
  const log = openLog(logDir, logName)
  const child = spawn(command.file, command.args, {
    cwd: rootDir,
    env: env as NodeJS.ProcessEnv,
    stdio: ["pipe", log.descriptor, log.descriptor],
  })
  running.add(child)
  child.stdin?.on("error", () => {}).end(input)
  const code = await new Promise((resolve, reject) => child.once("close", resolve).once("error", reject))
  running.delete(child)
  if (code === 0) return
  if (saysDiskFull(readFileSync(log.file, "utf8"))) throw diskFull()
  throw new Problem(`${title}: ${lastWords(log.file)} (the whole story: ${log.file})`)
}

/** Ends the steps under way when the start is broken off. */
export function stopSteps(): void {
  for (const child of running) child.kill("SIGTERM")
}

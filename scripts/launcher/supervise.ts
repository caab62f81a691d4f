import { type ChildProcess, spawn } from "node:child_process"
import { setTimeout as sleep } from "node:timers/promises"
import type { Command } from "../postgres/unprivileged.ts"
import { diskFull, Problem, saysDiskFull } from "../problem.ts"
import { lastWords, openLog } from "./log-files.ts"
import { rootDir } from "./paths.ts"
import { type ServiceName, signalGroup } from "./running.ts"

export type Service = {
  name: ServiceName
  command: Command
  env: Record<string, string | undefined>
  stopSignal?: NodeJS.Signals
  /** Asked again and again until it says yes; an error counts as no. */
  answers: () => Promise<boolean>
}

export type Supervised = {
  name: ServiceName
  pid(): number | undefined
  /** Resolves when the part answers. Throws a Problem when it ends before that or stays silent. */
  ready(): Promise<void>
  stop(): Promise<void>
}

type Surroundings = { logDir: string; say: (line: string) => void; onPid: () => void }

const readyTimeoutMs = 120_000
/** The worker lets running batches end, for up to ten seconds. */
const graceMs = 12_000
const longestDelayMs = 30_000
/** A part that ran this long had not failed to start: the next delay is short again. */
const steadyMs = 60_000

/** Runs a part in a process group of its own and starts it again whenever it ends: after 1 s, 2 s, 4 s … */
export function supervise(service: Service, { logDir, say, onPid }: Surroundings): Supervised {
  const log = openLog(logDir, service.name)
  let child: ChildProcess | undefined
  let isStopping = false
  let endings = 0
  let restart: NodeJS.Timeout | undefined

  function start() {
    const startedAt = Date.now()
    child = launch(service, log.descriptor)
    child.once("error", (error) => say(`${service.name} could not be started: ${error.message}`))
    child.once("close", (code, signal) => ended(startedAt, signal ?? `code ${code}`))
    onPid()
  }

  function ended(startedAt: number, how: string) {
    child = undefined
    if (isStopping) return
    endings = Date.now() - startedAt > steadyMs ? 1 : endings + 1
    const delayMs = Math.min(1000 * 2 ** (endings - 1), longestDelayMs)
    say(`${service.name} ended (${how}); it starts again in ${delayMs / 1000} s. Its log: ${log.file}`)
    restart = setTimeout(start, delayMs)
  }

  async function ready() {
    for (const endAt = Date.now() + readyTimeoutMs; Date.now() < endAt; await sleep(50)) {
      if (endings > 0) throw notStarted(service.name, log.file)
      if (await service.answers().catch(() => false)) return
    }
    throw new Problem(
      `${service.name} did not answer within ${readyTimeoutMs / 1000} s. Its log: ${log.file}`,
    )
  }

  async function stop() {
    isStopping = true
    clearTimeout(restart)
    const ending = child
    if (!ending?.pid) return
    const hasEnded = new Promise<boolean>((resolve) => ending.once("close", () => resolve(true)))
    signalGroup(ending.pid, service.stopSignal ?? "SIGTERM")
    if (await Promise.race([hasEnded, sleep(graceMs, false)])) return
    signalGroup(ending.pid, "SIGKILL")
    await hasEnded
  }

  start()
  return { name: service.name, pid: () => child?.pid, ready, stop }
}

function launch({ command, env }: Service, log: number): ChildProcess {
  return spawn(command.file, command.args, {
    cwd: rootDir,
    env: env as NodeJS.ProcessEnv,
    uid: command.uid,
    gid: command.gid,
    detached: true,
    stdio: ["ignore", log, log],
  })
}

function notStarted(name: ServiceName, logFile: string): Problem {
  const said = lastWords(logFile)
  return saysDiskFull(said)
    ? diskFull()
    : new Problem(`${name} would not start: ${said} (its log: ${logFile})`)
}

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
const lookEveryMs = 50
/** The worker lets running batches end, for up to ten seconds. */
const graceMs = 12_000
const longestDelayMs = 30_000
/** A part that answered for so long had not failed to start: what ended it is over, or comes seldom. */
const steadyMs = 10_000

/**
 * Runs a part in a process group of its own and starts it again whenever it ends: at once when it was steady, else after
 * 1 s, 2 s, 4 s …
 */
export function supervise(service: Service, { logDir, say, onPid }: Surroundings): Supervised {
  const log = openLog(logDir, service.name)
  let child: ChildProcess | undefined
  let isStopping = false
  let answersSince = Number.POSITIVE_INFINITY
  let failures = 0
  let restart: NodeJS.Timeout | undefined

  function start() {
    const begun = launch(service, log.descriptor)
    child = begun
    answersSince = Number.POSITIVE_INFINITY
    begun.once("error", (error) => say(`${service.name} could not be started: ${error.message}`))
    begun.once("close", (code, signal) => ended(signal ?? `code ${code}`))
    void noteFirstAnswer(begun)
    onPid()
  }

  async function noteFirstAnswer(begun: ChildProcess) {
    while (child === begun && !(await service.answers().catch(() => false))) await sleep(lookEveryMs)
    if (child === begun) answersSince = Date.now()
  }

  function ended(how: string) {
    child = undefined
    if (isStopping) return
    failures = Date.now() - answersSince >= steadyMs ? 0 : failures + 1
    const delayMs = failures === 0 ? 0 : Math.min(1000 * 2 ** (failures - 1), longestDelayMs)
    const when = delayMs === 0 ? "at once" : `in ${delayMs / 1000} s`
    say(`${service.name} ended (${how}); it starts again ${when}. Its log: ${log.file}`)
    restart = setTimeout(start, delayMs)
  }

  async function ready() {
    for (const endAt = Date.now() + readyTimeoutMs; Date.now() < endAt; await sleep(lookEveryMs)) {
      if (failures > 0) throw notStarted(service.name, log.file)
      if (answersSince < Number.POSITIVE_INFINITY) return
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

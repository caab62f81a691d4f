import { rmSync } from "node:fs"
import { setTimeout as sleep } from "node:timers/promises"
import { Problem } from "../problem.ts"
import { readJson, writeJson } from "./json-file.ts"
import { identify, isAlive, type ProcessIdentity } from "./process-identity.ts"

/** In the order in which they stop: nothing is stopped while something else still needs it. */
export const serviceNames = ["web", "worker", "carrier", "identity", "postgres"] as const
export type ServiceName = (typeof serviceNames)[number]
export type RunningParts = {
  launcher: ProcessIdentity
  services: Partial<Record<ServiceName, ProcessIdentity>>
}

const graceMs = 12_000

/** Takes this data folder for the launcher that calls. Throws a Problem while another one has it; stops what a killed one left. */
export async function takeOver(file: string): Promise<void> {
  const before = readJson<RunningParts>(file)
  if (before && isAlive(before.launcher))
    throw new Problem(
      `This set-up is already running (process ${before.launcher.pid}): stop it with Ctrl-C there, or use another clone with its own PORT.`,
    )
  if (before) await stopParts(before)
  record(file, {})
}

/** Remembers which processes belong to this launcher, for the one that has to clean up after it. */
export function record(file: string, pids: Partial<Record<ServiceName, number>>): void {
  const launcher = identify(process.pid)
  if (!launcher) throw new Error("A process cannot find itself in the process table")
  const known = Object.entries(pids).map(([name, pid]) => [
    name,
    pid === undefined ? undefined : identify(pid),
  ])
  writeJson(file, { launcher, services: Object.fromEntries(known) } satisfies RunningParts)
}

export const forget = (file: string) => rmSync(file, { force: true })

/** Stops the recorded processes in order: asks, waits, and ends by force what does not go. */
export async function stopParts({ services }: RunningParts): Promise<void> {
  for (const name of serviceNames) {
    const part = services[name]
    if (part && isAlive(part)) await stopProcess(part, name === "postgres" ? "SIGINT" : "SIGTERM")
  }
}

async function stopProcess(part: ProcessIdentity, signal: NodeJS.Signals): Promise<void> {
  signalGroup(part.pid, signal)
  for (const endAt = Date.now() + graceMs; Date.now() < endAt; await sleep(50)) if (!isAlive(part)) return
  signalGroup(part.pid, "SIGKILL")
}

/** Each part leads a process group of its own, so that what it started goes with it. */
export function signalGroup(pid: number, signal: NodeJS.Signals): void {
  for (const target of [-pid, pid]) {
    try {
      process.kill(target, signal)
      return
    } catch {
      // No such group, or gone already: the number alone is tried next.
    }
  }
}

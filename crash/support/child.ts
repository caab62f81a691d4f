import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import path from "node:path"
import type { SenderConfig } from "./sender-config.ts"

export type Child = {
  pid: number
  /** Resolves when the process is gone. */
  ended: Promise<void>
  isAlive(): boolean
  kill(): Promise<void>
  signal(name: "SIGSTOP" | "SIGCONT"): void
}

const file = path.join(import.meta.dirname, "../sender.ts")

/** Starts a process of the product and waits until it works, or until it is dead already. */
export async function startChild(config: SenderConfig, env: Record<string, string>): Promise<Child> {
  const child = spawn(process.execPath, [file], {
    env: { ...process.env, ...env, CRASH_SENDER: JSON.stringify(config) },
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  })
  const ended = once(child, "exit").then(([code]) => {
    if (code !== null) throw new Error(`a ${config.role} process ended by itself with code ${code}`)
  })
  ended.catch(() => {})
  await Promise.race([once(child, "message"), ended])
  return childOf(child, ended)
}

function childOf(child: ChildProcess, ended: Promise<void>): Child {
  const isAlive = () => child.exitCode === null && child.signalCode === null
  const kill = async () => {
    child.kill("SIGKILL")
    await ended
  }
  return { pid: child.pid ?? 0, ended, isAlive, kill, signal: (name) => void child.kill(name) }
}

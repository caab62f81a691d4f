import type { ChildProcess } from "node:child_process"
import path from "node:path"
import { startNode } from "./node-process.ts"
import type { SenderConfig } from "./sender-config.ts"

export type Child = {
  pid: number
  /** Resolves when the process is gone. */
  ended: Promise<void>
  isAlive(): boolean
  kill(): Promise<void>
  /** Asks it to end, as a deploy does; resolves with how long it took, in milliseconds. Throws when it ends badly. */
  terminate(): Promise<number>
  signal(name: "SIGSTOP" | "SIGCONT"): void
}

const file = path.join(import.meta.dirname, "../sender.ts")

/** Starts a process of the product and waits until it works, or until it is dead already. */
export async function startChild(config: SenderConfig, env: Record<string, string>): Promise<Child> {
  const given = { ...env, CRASH_SENDER: JSON.stringify(config) }
  const { child, ended, nextMessage } = startNode(file, config.role, given)
  await nextMessage()
  return childOf(child, ended)
}

function childOf(child: ChildProcess, ended: Promise<void>): Child {
  const isAlive = () => child.exitCode === null && child.signalCode === null
  const kill = async () => {
    child.kill("SIGKILL")
    await ended
  }
  const terminate = async () => {
    const askedAt = performance.now()
    child.kill("SIGTERM")
    await ended
    if (child.exitCode !== 0) throw new Error(`the process ended by ${child.signalCode}`)
    return performance.now() - askedAt
  }
  return { pid: child.pid ?? 0, ended, isAlive, kill, terminate, signal: (name) => void child.kill(name) }
}

import { type ChildProcess, type StdioOptions, spawn } from "node:child_process"
import { once } from "node:events"

export type NodeProcess = {
  child: ChildProcess
  /** Resolves when it is gone by a signal or by its own end; rejects when it ended badly. */
  ended: Promise<void>
  /** The next message of its, or nothing when it is gone before. */
  nextMessage(): Promise<unknown>
}

const stdio: StdioOptions = ["ignore", "inherit", "inherit", "ipc"]

/** Starts a file of ours as a process that talks to this one. `name` is for who reads that it ended. */
export function startNode(file: string, name: string, env: Record<string, string> = {}): NodeProcess {
  const child = spawn(process.execPath, [file], { env: { ...process.env, ...env }, stdio })
  const ended = once(child, "exit").then(([code]) => {
    if (code !== null && code !== 0) throw new Error(`a ${name} process ended by itself with code ${code}`)
  })
  ended.catch(() => {})
  const nextMessage = () => Promise.race([once(child, "message").then(([message]) => message), ended])
  return { child, ended, nextMessage }
}

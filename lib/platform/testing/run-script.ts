import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process"
import { once } from "node:events"
import { text } from "node:stream/consumers"

export type ScriptOptions = {
  args?: string[]
  /** On top of the settings of tests; undefined takes one away. */
  settings?: Record<string, string | undefined>
  /** What it reads on its standard input. */
  input?: string
}

export type ScriptEnd = { code: number | null; said: string; problem: string }

/** Starts one of our scripts in a process of its own, with the settings of tests. */
export const startScript = (
  file: string,
  { args = [], settings }: ScriptOptions,
): ChildProcessWithoutNullStreams =>
  spawn(process.execPath, [file, ...args], { env: { ...process.env, ...settings } })

/** Runs one to its end; answers what it wrote to its two outputs. */
export async function runScript(file: string, options: ScriptOptions = {}): Promise<ScriptEnd> {
  const child = startScript(file, options)
  child.stdin.end(options.input)
  const ended = once(child, "close") as Promise<[number | null]>
  const [said, problem, [code]] = await Promise.all([text(child.stdout), text(child.stderr), ended])
  return { code, said, problem }
}

import { spawn } from "node:child_process"
import path from "node:path"
import { rootDir } from "../launcher/paths.ts"

type Options = { env?: Record<string, string | undefined> }

/** Runs a program in the clone with its output shown as it comes. Resolves with its exit code. */
export function run(file: string, args: string[], { env = process.env }: Options = {}): Promise<number> {
  const child = spawn(file, args, { cwd: rootDir, env: env as NodeJS.ProcessEnv, stdio: "inherit" })
  return new Promise((resolve, reject) => {
    child.once("error", reject)
    child.once("close", (code) => resolve(code ?? 1))
  })
}

/** Runs a package's script on this Node, which is newer than the one that npm itself runs on. */
export const runNode = (script: string, args: string[], options?: Options) =>
  run(process.execPath, [path.join(rootDir, script), ...args], options)

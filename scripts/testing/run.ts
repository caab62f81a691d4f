import { spawn } from "node:child_process"
import path from "node:path"
import { rootDir } from "../launcher/paths.ts"

type Options = {
  env?: Record<string, string | undefined>
  /** Shows the output as a whole when the program has ended, so that two at once do not mix their lines. */
  isHeldBack?: boolean
}

/** Runs a program in the clone with its output shown as it comes, or held back. Resolves with its exit code. */
export function run(file: string, args: string[], options: Options = {}): Promise<number> {
  const { env = process.env, isHeldBack = false } = options
  const output = isHeldBack ? "pipe" : "inherit"
  const child = spawn(file, args, {
    cwd: rootDir,
    env: env as NodeJS.ProcessEnv,
    stdio: ["inherit", output, output],
  })
  const held: Buffer[] = []
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => held.push(chunk))
  return new Promise((resolve, reject) => {
    child.once("error", reject)
    child.once("close", (code) => {
      process.stdout.write(Buffer.concat(held))
      resolve(code ?? 1)
    })
  })
}

/** Runs a package's script on this Node, which is newer than the one that npm itself runs on. */
export const runNode = (script: string, args: string[], options?: Options) =>
  run(process.execPath, [path.join(rootDir, script), ...args], options)

import { execFile, spawn } from "node:child_process"
import { once } from "node:events"
import { mkdtemp, rm } from "node:fs/promises"
import os from "node:os"
import path from "node:path"
import { promisify } from "node:util"
import { bePunctual } from "#lib/platform/testing/be-punctual.ts"

export type FreeProvider = {
  url: string
  /** What came in since the last time it was asked; epoch milliseconds. `mostInASecond` is that of one sender, up to 128. */
  count(): Promise<{ count: number; firstMs: number; lastMs: number; mostInASecond: number }>
  stop(): Promise<void>
}

const run = promisify(execFile)
const source = path.join(import.meta.dirname, "free-provider.c")

/**
 * Starts the provider that costs nothing, made by the C compiler of this machine.
 * @param isPunctual its clock judges a pace: then it goes before all others
 */
export async function startFreeProvider({ isPunctual = false } = {}): Promise<FreeProvider> {
  const folder = await mkdtemp(path.join(os.tmpdir(), "proactive-provider-"))
  const program = path.join(folder, "free-provider")
  await run("cc", ["-O2", "-o", program, source])
  const child = spawn(program, { stdio: ["pipe", "pipe", "inherit"] })
  if (isPunctual && child.pid) bePunctual(child.pid)
  const [port] = await once(child.stdout, "data")
  const url = `http://127.0.0.1:${String(port).trim()}`
  const count = async () => (await fetch(url)).json() as ReturnType<FreeProvider["count"]>
  const stop = async () => {
    const ended = once(child, "close")
    child.stdin.end()
    await ended
    await rm(folder, { recursive: true })
  }
  return { url, count, stop }
}

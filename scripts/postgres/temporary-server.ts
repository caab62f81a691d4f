import { type ChildProcess, spawn } from "node:child_process"
import { chmodSync, mkdtempSync, rmSync } from "node:fs"
import os from "node:os"
import path from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import getPort from "get-port"
import pg from "pg"
import { ensureCluster, serverCommand, superuser } from "./cluster.ts"
import type { Command } from "./unprivileged.ts"

const password = "temporary"
const attempts = 200
const launches = 20

/**
 * A real Postgres for tests and measurements, with its files in a temporary folder that `stop` deletes. `url` names no
 * database. `interrupt` ends it (SIGINT: in order, SIGQUIT: at once, SIGKILL: as a crash), `resume` starts it again.
 */
export async function startTemporaryServer(settings: Record<string, string>) {
  const folder = mkdtempSync(path.join(os.tmpdir(), "proactive-postgres-"))
  // Where root starts it, another user runs it and must reach its files.
  chmodSync(folder, 0o711)
  const dataDir = path.join(folder, "data")
  const port = await getPort()
  await ensureCluster(dataDir, password)
  const command = await serverCommand(dataDir, port, settings)
  const url = `postgresql://${superuser}:${password}@127.0.0.1:${port}`
  let server = await launch(command, url)
  const interrupt = async (signal: "SIGINT" | "SIGQUIT" | "SIGKILL") => {
    const ended = new Promise((resolve) => server.once("close", resolve))
    server.kill(signal)
    await ended
  }
  const resume = async () => {
    server = await launch(command, url)
  }
  const stop = async () => {
    await interrupt("SIGINT")
    rmSync(folder, { recursive: true, force: true })
  }
  return { url, interrupt, resume, stop }
}

/** After a crash the memory of the last server is in use until its processes have noticed. */
async function launch({ file, args, uid, gid }: Command, url: string, attempt = 1): Promise<ChildProcess> {
  const server = spawn(file, args, { uid, gid, stdio: "ignore" })
  try {
    await untilReachable(`${url}/postgres`, server)
    return server
  } catch (error) {
    if (attempt === launches) throw error
    await sleep(200)
    return launch({ file, args, uid, gid }, url, attempt + 1)
  }
}

async function untilReachable(url: string, server: ChildProcess): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const client = new pg.Client(url)
    try {
      await client.connect()
      await client.end()
      return
    } catch (error) {
      if (attempt === attempts || server.exitCode !== null) throw error
      await sleep(50)
    }
  }
}

import { type ChildProcess, spawn } from "node:child_process"
import { chmodSync, mkdtempSync, rmSync } from "node:fs"
import os from "node:os"
import path from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import getPort from "get-port"
import pg from "pg"
import { ensureCluster, serverCommand, superuser } from "./cluster.ts"

const password = "temporary"
const attempts = 200

/** A real Postgres for tests and measurements, with its files in a temporary folder that `stop` deletes. `url` names no database. */
export async function startTemporaryServer(settings: Record<string, string>) {
  const folder = mkdtempSync(path.join(os.tmpdir(), "proactive-postgres-"))
  // Where root starts it, another user runs it and must reach its files.
  chmodSync(folder, 0o711)
  const dataDir = path.join(folder, "data")
  const port = await getPort()
  await ensureCluster(dataDir, password)
  const { file, args, uid, gid } = await serverCommand(dataDir, port, settings)
  const server = spawn(file, args, { uid, gid, stdio: "ignore" })
  const url = `postgresql://${superuser}:${password}@127.0.0.1:${port}`
  await untilReachable(`${url}/postgres`, server)
  const stop = async () => {
    const ended = new Promise((resolve) => server.once("close", resolve))
    server.kill("SIGINT")
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
  return { url, stop }
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

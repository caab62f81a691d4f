import { spawn } from "node:child_process"
import { cpSync, existsSync, mkdtempSync, rmSync } from "node:fs"
import os from "node:os"
import path from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import getPort from "get-port"
import { dataPaths, rootDir } from "../launcher/paths.ts"
import { Problem } from "../problem.ts"

/** A running set-up of its own for tests: free ports, data in a temporary folder of which only the logs stay. */
export async function startInstance(): Promise<{ manifest: string; stop(): Promise<void> }> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), "proactive-e2e-"))
  const { manifest, logs } = dataPaths(dataDir)
  const env = { ...process.env, PORT: `${await getPort()}`, DATA_DIR: dataDir }
  const launcher = path.join(rootDir, "scripts/launcher/main.ts")
  const child = spawn(process.execPath, [launcher], { env, stdio: ["ignore", "inherit", "inherit", "ipc"] })
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()))
  const stop = async () => {
    child.kill("SIGTERM")
    await ended
    cpSync(logs, path.join(rootDir, "test-results/logs"), { recursive: true })
    rmSync(dataDir, { recursive: true, force: true })
  }
  while (!existsSync(manifest)) {
    if (child.exitCode !== null)
      throw new Problem("The set-up for the browser tests did not start: see above.")
    await sleep(100)
  }
  return { manifest, stop }
}

import { spawn } from "node:child_process"
import { readFile, rm } from "node:fs/promises"
import path from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import getPort, { portNumbers } from "get-port"
import pg from "pg"
import { readJson } from "../../scripts/launcher/json-file.ts"
import type { Manifest } from "../../scripts/launcher/manifest.ts"
import { dataPaths, rootDir } from "../../scripts/launcher/paths.ts"
import type { Ports } from "../../scripts/launcher/ports.ts"
import { databaseName } from "../../scripts/launcher/product-env.ts"
import type { Secrets } from "../../scripts/launcher/secrets.ts"
import { superuser } from "../../scripts/postgres/cluster.ts"

export type Stack = { manifest: Manifest; db: pg.Pool; stop(): Promise<void> }

const startLimitMs = 300_000

/** The whole embedded set-up, in a folder of its own and with the pace lifted, as `npm start` runs it. */
export async function startStack(dataDir: string): Promise<Stack> {
  const port = await getPort({ port: portNumbers(3400, 3499) })
  const env = {
    ...process.env,
    DATA_DIR: dataDir,
    PORT: `${port}`,
    LANE_RATE_PER_SECOND: "0",
    LOG_LEVEL: "warn",
  }
  const launcher = spawn(process.execPath, ["scripts/start.mjs"], {
    cwd: rootDir,
    env,
    stdio: ["ignore", "ignore", "inherit"],
  })
  const paths = dataPaths(dataDir)
  const manifest = await waitForManifest(paths.manifest, () => launcher.exitCode !== null)
  const db = new pg.Pool({ connectionString: databaseUrl(paths) })
  const stop = async () => {
    await db.end()
    const ended = new Promise((resolve) => launcher.once("close", resolve))
    launcher.kill("SIGTERM")
    await ended
    await rm(dataDir, { recursive: true, force: true })
  }
  return { manifest, db, stop }
}

async function waitForManifest(file: string, hasDied: () => boolean): Promise<Manifest> {
  const endsAt = Date.now() + startLimitMs
  while (Date.now() < endsAt && !hasDied()) {
    const manifest = readJson<Manifest>(file)
    if (manifest?.pids.web && (await answers(manifest))) return manifest
    await sleep(200)
  }
  throw new Error("The set-up did not start: run npm start to see why")
}

const answers = (manifest: Manifest) =>
  fetch(`${manifest.baseUrl}/api/health`).then(
    (answer) => answer.ok,
    () => false,
  )

function databaseUrl(paths: ReturnType<typeof dataPaths>): string {
  const secrets = readJson<Secrets>(paths.secrets)
  const ports = readJson<Ports>(paths.ports)
  return `postgresql://${superuser}:${secrets?.postgresPassword}@127.0.0.1:${ports?.postgres}/${databaseName}`
}

/** Largest resident memory of a process so far, in MiB (Linux only). */
export async function peakMemoryMiB(pid: number): Promise<number> {
  const status = await readFile(path.join("/proc", `${pid}`, "status"), "utf8")
  return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024
}

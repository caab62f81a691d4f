import { type ChildProcess, spawn } from "node:child_process"
import { rm } from "node:fs/promises"
import { setTimeout as sleep } from "node:timers/promises"
import getPort, { portNumbers } from "get-port"
import pg from "pg"
import { readJson } from "../../scripts/launcher/json-file.ts"
import type { DemoManifest } from "../../scripts/launcher/manifest.ts"
import { dataPaths, rootDir } from "../../scripts/launcher/paths.ts"
import type { Ports } from "../../scripts/launcher/ports.ts"
import { embeddedDatabaseUrl, productEnv } from "../../scripts/launcher/product-env.ts"
import type { Secrets } from "../../scripts/launcher/secrets.ts"
import { readSettings } from "../../scripts/launcher/settings.ts"

export type Stack = {
  manifest: DemoManifest
  db: pg.Pool
  databaseUrl: string
  /** Starts one more worker process on the same database; it stops with the stack. */
  addWorker(): void
  stop(): Promise<void>
}

const startLimitMs = 300_000

/** The whole embedded set-up, in a folder of its own, as `npm start` runs it; `isLifted` takes the pace away. */
export async function startStack(dataDir: string, { isLifted }: { isLifted: boolean }): Promise<Stack> {
  const port = await getPort({ port: portNumbers(3400, 3499) })
  const env = { ...process.env, DATA_DIR: dataDir, PORT: `${port}`, LOG_LEVEL: "warn" }
  const given = isLifted ? { ...env, LANE_RATE_PER_SECOND: "0" } : env
  const launcher = run(given, "scripts/start.mjs")
  const paths = dataPaths(dataDir)
  const manifest = await waitForManifest(paths.manifest, () => launcher.exitCode !== null)
  const secrets = readJson<Secrets>(paths.secrets) as Secrets
  const ports = readJson<Ports>(paths.ports) as Ports
  const databaseUrl = embeddedDatabaseUrl(secrets, ports)
  const db = new pg.Pool({ connectionString: databaseUrl })
  const processes = [launcher]
  return {
    manifest,
    db,
    databaseUrl,
    addWorker: () =>
      processes.unshift(run(productEnv(readSettings(given), secrets, ports), "inngest/worker.ts")),
    stop: async () => {
      await db.end()
      for (const child of processes) await stopped(child)
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

const run = (env: Record<string, string | undefined>, script: string): ChildProcess =>
  spawn(process.execPath, [script], {
    cwd: rootDir,
    env: env as NodeJS.ProcessEnv,
    stdio: ["ignore", "ignore", "inherit"],
  })

function stopped(child: ChildProcess): Promise<unknown> {
  const ended = new Promise((resolve) => child.once("close", resolve))
  child.kill("SIGTERM")
  return child.exitCode === null ? ended : Promise.resolve()
}

async function waitForManifest(file: string, hasDied: () => boolean): Promise<DemoManifest> {
  const endsAt = Date.now() + startLimitMs
  while (Date.now() < endsAt && !hasDied()) {
    const manifest = readJson<DemoManifest>(file)
    if (manifest?.pids.web && (await answers(manifest))) return manifest
    await sleep(200)
  }
  throw new Error("The set-up did not start: run npm start to see why")
}

const answers = (manifest: DemoManifest) =>
  fetch(`${manifest.baseUrl}/api/health`).then(
    (answer) => answer.ok,
    () => false,
  )

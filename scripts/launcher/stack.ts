import { Problem } from "../problem.ts"
import { ensureDatabase, postgresService } from "./database.ts"
import { writeJson } from "./json-file.ts"
import { manifest, type Pids } from "./manifest.ts"
import { choosePorts } from "./ports.ts"
import { prepareDatabase } from "./prepare-database.ts"
import { productEnv } from "./product-env.ts"
import { forget, record, type ServiceName, serviceNames } from "./running.ts"
import { readSecrets } from "./secrets.ts"
import { carrierService, identityService, webService, workerService } from "./services.ts"
import type { Settings } from "./settings.ts"
import { type Service, type Supervised, supervise } from "./supervise.ts"

type Say = (line: string) => void
type Parts = Map<ServiceName, Supervised>

/** The parts of one running set-up, from secrets and ports to the processes. */
export async function createStack(settings: Settings, say: Say) {
  const { paths, own } = settings
  const secrets = readSecrets(paths.secrets)
  const ports = await choosePorts(paths.ports, settings.port)
  const env = productEnv(settings, secrets, ports)
  const parts: Parts = new Map()
  let isReady = false
  let isStopping = false

  const summary = () => manifest(settings, secrets, ports, pidsOf(parts))

  /** After each change of a process: for whoever reads the manifest, and for whoever has to clean up. */
  function onPid() {
    record(paths.processes, pidsOf(parts))
    if (isReady) writeJson(paths.manifest, summary())
  }

  /** A stop may come while others still start: nothing new begins then. */
  async function run(service: Service): Promise<void> {
    if (isStopping) throw new Problem(`${service.name} was not started any more`)
    const part = supervise(service, { logDir: paths.logs, say, onPid })
    parts.set(service.name, part)
    onPid()
    return part.ready()
  }

  async function startDatabase() {
    if (own.database === undefined) {
      await run(await postgresService(paths, secrets, ports))
      await ensureDatabase(secrets, ports)
    }
    await prepareDatabase(env, secrets, ports, settings)
  }

  /** Starts everything and resolves with the manifest once every part answers. */
  async function start() {
    const starting = [
      run(webService(env, ports.web)),
      startDatabase().then(() => run(workerService(env, ports.worker))),
    ]
    if (!own.twilio) starting.push(run(carrierService(settings, secrets, ports)))
    if (own.identity === undefined) starting.push(run(identityService(settings, secrets, ports)))
    await Promise.all(starting)
    isReady = true
    onPid()
    return summary()
  }

  /** Stops what runs, users of a part before the part. */
  async function stop() {
    isStopping = true
    forget(paths.manifest)
    for (const name of serviceNames) await parts.get(name)?.stop()
    forget(paths.processes)
  }

  return { start, stop }
}

export type Stack = Awaited<ReturnType<typeof createStack>>

const pidsOf = (parts: Parts): Pids =>
  Object.fromEntries([...parts.values()].map((part) => [part.name, part.pid()]))

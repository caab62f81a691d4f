import { setTimeout as sleep } from "node:timers/promises"
import { afterEach } from "vitest"
import { systemClock } from "#lib/platform/clock.ts"
import { env } from "#lib/platform/env.ts"
import { log } from "#lib/platform/log.ts"
import type { TestWorld } from "#lib/platform/testing/test-ctx.ts"
import { type EmbeddedHost, startEmbeddedHost } from "../embedded/host.ts"
import { defineJob, type Job } from "../job.ts"
import { keyed } from "./keyed.ts"

/** For the test file that calls this at its top: starts hosts over its database, which stop after each test. */
export function hostsPerTest(world: TestWorld) {
  const running: EmbeddedHost[] = []
  afterEach(async () => {
    await Promise.all(running.splice(0).map((host) => host.stop()))
  })
  const start = async (jobs: Job[], parallelRuns = env().WORKER_CONCURRENCY): Promise<EmbeddedHost> => {
    const system = { db: world.db, clock: systemClock, log }
    const host = await startEmbeddedHost({ connectionString: world.databaseUrl, jobs, system, parallelRuns })
    running.push(host)
    return host
  }
  /** The states of the requests with this name that went through the database. */
  const requestStates = async (name: string): Promise<string[]> => {
    const requests = await world.db.$queryRaw<{ state: string }[]>`
      SELECT state::text FROM pgboss.job WHERE data->>'name' = ${name}`
    return requests.map(({ state }) => state)
  }
  return { start, requestStates }
}

type Run = { key: string; startedAt: number; endedAt: number }

/** A job that notes its runs, each of which takes `takesMs(key)` and does not end before `until`. */
export function recorder(name: string, takesMs: (key: string) => number = () => 0, until?: Promise<void>) {
  const runs: Run[] = []
  const job = defineJob(keyed(name), async (_system, { key }) => {
    const run = { key, startedAt: performance.now(), endedAt: 0 }
    runs.push(run)
    await Promise.all([sleep(takesMs(key)), until])
    run.endedAt = performance.now()
    return { again: null }
  })
  return { job, runs, ended: () => runs.filter(({ endedAt }) => endedAt > 0).length }
}

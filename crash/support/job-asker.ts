import { senderBoss } from "#inngest/embedded/boss.ts"
import { bossQueue } from "#inngest/embedded/boss-queue.ts"
import type { Job } from "#inngest/job.ts"
import { log } from "#lib/platform/log.ts"
import { startExecutor } from "./executor.ts"
import type { Host } from "./sender-config.ts"

export type JobAsker = {
  /** Asks for a scheduled job before its time, as its schedule would. */
  ask(jobName: string): Promise<void>
  /** What a process needs to know of this host. */
  env: Record<string, string>
  close(): Promise<void>
}

type AskerOptions = { host: Host; databaseUrl: string; jobs: Job[]; functionsUrl: string }

/** The side of a job host that outlives the product's processes: the queue, or the Inngest server. */
export const openJobAsker = (options: AskerOptions) => openers[options.host](options)

const openers: Record<Host, (options: AskerOptions) => Promise<JobAsker>> = {
  embedded: async ({ databaseUrl, jobs }) => {
    const boss = senderBoss(databaseUrl, log)
    const queue = bossQueue(() => boss.start(), jobs, log)
    const ask = (name: string) => queue.enqueue({ name, payload: {} })
    return { ask, env: {}, close: () => boss.stop({ graceful: false }) }
  },
  inngest: async ({ jobs, functionsUrl }) => {
    const executor = await startExecutor({ jobs, functionsUrl })
    const env = { INNGEST_DEV: "1", INNGEST_BASE_URL: executor.url, INNGEST_EVENT_KEY: "key" }
    return { ask: async (name) => executor.tick(name), env, close: async () => executor.close() }
  },
}

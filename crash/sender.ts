import { createServer } from "node:http"
import { flushCompileCache } from "node:module"
import { serve } from "inngest/node"
import { inngestClient } from "#inngest/client.ts"
import { startEmbeddedHost } from "#inngest/embedded/host.ts"
import { inngestFunctions } from "#inngest/functions.ts"
import { allJobs } from "#inngest/jobs/all.ts"
import { jobQueue } from "#inngest/queue.ts"
import { serveWebhooks } from "#lib/channels/twilio/testing/serve-webhooks.ts"
import { systemClock } from "#lib/platform/clock.ts"
import { database } from "#lib/platform/db.ts"
import { env } from "#lib/platform/env.ts"
import { log } from "#lib/platform/log.ts"
import { stopServing } from "../server/stop-serving.ts"
import { killAtStatement } from "./support/kill-at-statement.ts"
import { readSenderConfig, type SenderConfig } from "./support/sender-config.ts"

/**
 * A process of the product as a child to be killed: the jobs on one of both hosts, or what takes the callbacks. It is
 * composed as in production; only the driver below it may be told to end the process at a statement.
 */
const config = readSenderConfig()
// Whoever started it may be stopped before it could kill it.
process.on("disconnect", () => process.exit())
if (config.trigger) killAtStatement(config.trigger)
await { jobs: runJobs, web: runWeb }[config.role](config)
// It is killed before it could leave what it compiled to the next process.
flushCompileCache()
process.send?.("ready")

async function runWeb({ port }: SenderConfig): Promise<void> {
  await serveWebhooks(port)
}

async function runJobs(settings: SenderConfig): Promise<void> {
  await { embedded: runEmbedded, inngest: runOnInngest }[settings.host](settings)
}

async function runEmbedded(): Promise<void> {
  const { DATABASE_URL: connectionString, WORKER_CONCURRENCY: parallelRuns } = env()
  const system = { db: database(), clock: systemClock, log }
  const host = await startEmbeddedHost({ connectionString, jobs: allJobs, system, parallelRuns })
  onTermination(() => host.stop())
}

async function runOnInngest({ port }: SenderConfig): Promise<void> {
  const system = () => ({ db: database(), clock: systemClock, jobs: jobQueue(), log })
  const client = inngestClient(env())
  const handler = serve({ client, functions: inngestFunctions(client, allJobs, system) })
  const server = createServer(handler)
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve))
  onTermination(() => stopServing(server))
}

/** As the product's own processes end. */
function onTermination(stop: () => Promise<void>): void {
  process.once("SIGTERM", () => stop().then(() => process.exit(0)))
}

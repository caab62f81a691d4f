import type { IncomingMessage, ServerResponse } from "node:http"
import { setTimeout as sleep } from "node:timers/promises"
import { parseArgs } from "node:util"
import { envOrExit, nodeEnvironment } from "#lib/platform/env.ts"
import { log } from "#lib/platform/log.ts"
import { stopServing } from "./stop-serving.ts"
import { createWebServer } from "./web-server.ts"

/**
 * The web process: `node server/main.ts [--port 3000] [--hostname 127.0.0.1]`. Answers Twilio's webhooks itself and
 * leaves everything else to Next, in development mode when NODE_ENV says so. Ends gracefully on SIGTERM and SIGINT.
 */
const { values } = parseArgs({
  options: { port: { type: "string", default: "3000" }, hostname: { type: "string" } },
})
const closeWithinMs = 1_000
const [port, hostname] = [Number(values.port), values.hostname]

const { PUBLIC_URL: publicUrl, TRUSTED_PROXIES: trustedProxies = 0 } = envOrExit()
// Next and React decide at their import what they are.
const dev = nodeEnvironment() === "development"
const { default: next } = await import("next")
const app = next({ dev, port, hostname, quiet: !dev })
await app.prepare()
const handleByNext = app.getRequestHandler()

async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    await handleByNext(request, response)
  } catch (err) {
    log.error({ err }, "a request failed outside of its route")
    if (!response.headersSent) response.writeHead(500)
    response.end()
  }
}

const server = createWebServer({ next: handle, publicUrl, trustedProxies, isDevelopment: dev })
server.listen(port, hostname, () => log.info({ port }, "web is ready"))

async function stop(signal: NodeJS.Signals): Promise<void> {
  log.info({ signal }, "web is stopping")
  await stopServing(server)
  await Promise.race([app.close(), sleep(closeWithinMs)])
  process.exit(0)
}

process.once("SIGTERM", stop)
process.once("SIGINT", stop)

import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { Inngest } from "inngest"
import { afterAll, beforeAll, beforeEach } from "vitest"
import { log } from "#lib/platform/log.ts"
import { filledBy } from "#lib/platform/testing/filled-by.ts"

type SentEvent = { id?: string; name: string; data: object; ts?: number }
type EventServer = { server: Server; client: Inngest; sent: SentEvent[] }

/**
 * Stands where the Inngest server is, for the test file that calls this at its top, and takes events: `sent` are those of the
 * test, `client` sends them.
 */
export function eventServerPerFile(): EventServer {
  const events = filledBy(beforeAll, start)
  beforeEach(() => void events.sent.splice(0))
  afterAll(() => void events.server.close())
  return events
}

async function start(): Promise<EventServer> {
  const sent: SentEvent[] = []
  const server = createServer(async (request, response) => {
    const chunks = await request.toArray()
    sent.push(...[JSON.parse(Buffer.concat(chunks).toString())].flat())
    response.writeHead(200, { "content-type": "application/json" })
    response.end(JSON.stringify({ ids: sent.map((_, i) => String(i)), status: 200 }))
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const dev = { isDev: true, checkpointing: false, eventKey: "key", logger: log }
  return { server, client: new Inngest({ id: "test", baseUrl, ...dev }), sent }
}

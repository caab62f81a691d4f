import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import { text } from "node:stream/consumers"
import { POST as inbound } from "#app/api/webhooks/twilio/[accountId]/inbound/route.ts"
import { POST as status } from "#app/api/webhooks/twilio/[accountId]/status/route.ts"

const handlers = { inbound, status }

/** The webhook routes behind a real HTTP server of their own, for tests against the carrier sandbox. */
export async function serveWebhooks(): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const { port } = server.address() as AddressInfo
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()))
  return { url: `http://127.0.0.1:${port}`, close }
}

async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const url = new URL(incoming.url ?? "/", "http://the.inside.name")
  const [, accountId = "", kind = ""] = url.pathname.match(/twilio\/([^/]*)\/(\w+)$/) ?? []
  const headers = new Headers(incoming.headers as Record<string, string>)
  const request = new Request(url, { method: "POST", headers, body: await text(incoming) })
  const handler = handlers[kind as keyof typeof handlers]
  const response = await handler(request, { params: Promise.resolve({ accountId }) })
  outgoing.writeHead(response.status, Object.fromEntries(response.headers)).end(await response.text())
}

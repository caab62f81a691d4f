import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { answerProviderWebhook } from "#server/provider-webhooks.ts"

/** The webhooks behind an HTTP server of their own, on a free port unless one is given; for tests against the carrier sandbox. */
export async function serveWebhooks(port = 0): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    if (!answerProviderWebhook(request, response)) response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve))
  const address = server.address() as AddressInfo
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()))
  return { url: `http://127.0.0.1:${address.port}`, close }
}

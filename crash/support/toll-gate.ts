import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import { buffer } from "node:stream/consumers"
import { Agent, request } from "undici"

export type Gate = {
  url: string
  /** Calls `strike` at the nth create from now on, before the provider has it or after it accepted it. */
  arm(at: { moment: "before it has the request" | "after it accepted"; nth: number; strike(): void }): void
  /** Creates that came by since the gate was opened. */
  creates(): number
  close(): Promise<void>
}

/** Stands between a sender and the carrier and passes everything on: the place where a request or an answer gets lost. */
export async function openTollGate(carrierUrl: string): Promise<Gate> {
  const agent = new Agent({ connections: 256 })
  let armed: (Parameters<Gate["arm"]>[0] & { left: number }) | null = null
  let creates = 0

  function isStruck(incoming: IncomingMessage): typeof armed {
    if (incoming.method !== "POST") return null
    creates += 1
    if (!armed || --armed.left > 0) return null
    const struck = armed
    armed = null
    return struck
  }

  async function pass(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const struck = isStruck(incoming)
    if (struck?.moment === "before it has the request") {
      struck.strike()
      outgoing.destroy()
      return
    }
    const { host: _, connection: __, ...headers } = incoming.headers
    const body = await buffer(incoming)
    const method = incoming.method as "GET"
    const answer = await request(carrierUrl + incoming.url, { dispatcher: agent, method, headers, body })
    const content = await answer.body.bytes()
    if (struck) struck.strike()
    else outgoing.writeHead(answer.statusCode, { "content-type": "application/json" }).end(content)
  }

  const server = createServer((incoming, outgoing) => {
    pass(incoming, outgoing).catch(() => outgoing.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const close = async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
    await agent.destroy()
  }
  const arm: Gate["arm"] = (at) => {
    armed = { ...at, left: at.nth }
  }
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    arm,
    creates: () => creates,
    close,
  }
}

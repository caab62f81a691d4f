import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import { buffer } from "node:stream/consumers"

type Refusal = { status: number; detail: string }

/** A server that takes files by the tus protocol, and does to single requests what the test says. */
export async function startTusServer() {
  const server = {
    /** What has arrived of each upload, by its id. */
    uploads: new Map<string, Buffer>(),
    /** Every request, as "POST" or "PATCH 1048576". */
    asked: [] as string[],
    /** Answers the next request that it names so. */
    refuse: (_request: string): Refusal | null => null,
  }
  const http = createServer(async (request, response) => {
    for (const [header, value] of Object.entries(crossOrigin)) response.setHeader(header, value)
    if (request.method === "OPTIONS") return response.writeHead(204).end()
    const name = nameOf(request)
    server.asked.push(name)
    const body = await buffer(request)
    const refusal = server.refuse(name)
    if (refusal) return refuse(response, refusal)
    answer(server.uploads, request, body, response)
  })
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve))
  const origin = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
  return Object.assign(server, { origin, stop: () => http.close() })
}

/** The document of a test keeps the origin that it began with. */
const crossOrigin = {
  "access-control-allow-origin": "*",
  "access-control-allow-methods": "POST, PATCH, HEAD, DELETE",
  "access-control-allow-headers":
    "tus-resumable, upload-length, upload-metadata, upload-offset, content-type, x-http-method-override",
  "access-control-expose-headers": "location, upload-offset, upload-length, tus-resumable",
}

const nameOf = ({ method, headers }: IncomingMessage) =>
  [method, headers["upload-offset"]].filter(Boolean).join(" ")

function refuse(response: ServerResponse, { status, detail }: Refusal): void {
  response.writeHead(status, { "content-type": "application/problem+json" }).end(JSON.stringify({ detail }))
}

function answer(
  uploads: Map<string, Buffer>,
  request: IncomingMessage,
  body: Buffer,
  response: ServerResponse,
) {
  const [, id = `u${uploads.size + 1}`] = /\/uploads\/(\w+)$/.exec(request.url ?? "") ?? []
  if (request.method === "DELETE") uploads.delete(id)
  else uploads.set(id, Buffer.concat([uploads.get(id) ?? Buffer.alloc(0), body]))
  response.writeHead(request.method === "POST" ? 201 : request.method === "HEAD" ? 200 : 204, {
    "tus-resumable": "1.0.0",
    location: `/api/webtool/campaigns/c1/recipients/uploads/${id}`,
    "upload-offset": uploads.get(id)?.length ?? 0,
    "upload-length": 2_500_000,
  })
  response.end()
}

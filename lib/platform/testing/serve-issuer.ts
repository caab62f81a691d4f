import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { text } from "node:stream/consumers"
import { type CryptoKey, exportJWK, generateKeyPair } from "jose"
import { afterAll, beforeAll } from "vitest"
import { filledBy } from "./filled-by.ts"

type Answer = { status: number; body: object }

type Conduct = {
  /** Paths that it answers with 503 for now, and those whose answers never end. */
  down: Set<string>
  stalled: Set<string>
  /** What its discovery document says beside the least. */
  metadata: Record<string, string>
  /** How often each path was asked for. */
  asked: Record<string, number>
  /** What its token endpoint answers next, and the requests that it got: authorization header and form. */
  tokens: { answer: Answer; requests: { authorization: string | undefined; form: Record<string, string> }[] }
}

type Issuer = Conduct & { url: string; privateKey: CryptoKey; server: Server }

/**
 * An identity provider for the test file that calls this at its top, as far as sessions need one after the sign-in: discovery
 * document, public key and token endpoint. It is the one that `env()` names, when nothing read the settings before.
 */
export function issuerPerFile(): Issuer {
  const issuer = filledBy(beforeAll, startIssuer)
  beforeAll(() => {
    process.env.OIDC_ISSUER = issuer.url
  })
  afterAll(() => {
    issuer.server.close()
    issuer.server.closeAllConnections()
  })
  return issuer
}

async function startIssuer(): Promise<Issuer> {
  const { publicKey, privateKey } = await generateKeyPair("RS256")
  const jwk = { ...(await exportJWK(publicKey)), kid: "issuer-key", alg: "RS256", use: "sig" }
  const conduct: Conduct = {
    ...{ down: new Set(), stalled: new Set(), metadata: {}, asked: {} },
    tokens: { answer: { status: 500, body: {} }, requests: [] },
  }
  const { down, stalled, metadata, asked, tokens } = conduct
  const server = createServer(async (request, response) => {
    const url = `http://${request.headers.host}`
    const endpoints = { jwks_uri: `${url}/jwks`, token_endpoint: `${url}/token` }
    const path = request.url ?? ""
    asked[path] = (asked[path] ?? 0) + 1
    if (down.has(path)) return response.writeHead(503).end("down")
    response.setHeader("content-type", "application/json")
    if (stalled.has(path)) return response.write("{")
    if (request.url === "/jwks") return response.end(JSON.stringify({ keys: [jwk] }))
    if (request.url !== "/token")
      return response.end(JSON.stringify({ issuer: url, ...endpoints, ...metadata }))
    const form = Object.fromEntries(new URLSearchParams(await text(request)))
    tokens.requests.push({ authorization: request.headers.authorization, form })
    response.statusCode = tokens.answer.status
    return response.end(JSON.stringify(tokens.answer.body))
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, privateKey, server, ...conduct }
}

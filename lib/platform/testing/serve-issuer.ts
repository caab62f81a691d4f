import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { type CryptoKey, exportJWK, generateKeyPair } from "jose"
import { afterAll, beforeAll } from "vitest"
import { filledBy } from "./filled-by.ts"

type Issuer = { url: string; privateKey: CryptoKey; server: Server }

/**
 * An identity provider for the test file that calls this at its top, as far as signed notices need one: discovery document
 * and public key. It is the one that `env()` names, when nothing read the settings before.
 */
export function issuerPerFile(): Issuer {
  const issuer = filledBy(beforeAll, startIssuer)
  beforeAll(() => {
    process.env.OIDC_ISSUER = issuer.url
  })
  afterAll(() => issuer.server.close())
  return issuer
}

async function startIssuer(): Promise<Issuer> {
  const { publicKey, privateKey } = await generateKeyPair("RS256")
  const jwk = { ...(await exportJWK(publicKey)), kid: "issuer-key", alg: "RS256", use: "sig" }
  const server = createServer((request, response) => {
    const url = `http://${request.headers.host}`
    const answer = request.url === "/jwks" ? { keys: [jwk] } : { issuer: url, jwks_uri: `${url}/jwks` }
    response.setHeader("content-type", "application/json").end(JSON.stringify(answer))
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, privateKey, server }
}

import { z } from "zod"
import type { Env } from "#lib/platform/env-schema.ts"

/** How long a person waits for the provider behind a page. */
export const patienceMs = 3000
const keptForMs = 5 * 60_000
const failureKeptForMs = 10_000

const document = z.object({
  issuer: z.string(),
  jwks_uri: z.url(),
  token_endpoint: z.url(),
  end_session_endpoint: z.url().optional(),
})

type Discovery = z.infer<typeof document>

type Asked = { url: string; discovery: Promise<Discovery>; until: number }
let asked: Asked | undefined

/**
 * What the identity provider says of itself (OpenID Connect Discovery 1.0), asked once in five minutes, and after a failure
 * once in ten seconds: strangers can make us look. Throws when it does not answer in time.
 */
export function discover({ OIDC_ISSUER }: Pick<Env, "OIDC_ISSUER">): Promise<Discovery> {
  const url = `${OIDC_ISSUER}/.well-known/openid-configuration`
  if (asked?.url !== url || performance.now() >= asked.until) asked = ask(url)
  return asked.discovery
}

function ask(url: string): Asked {
  const one: Asked = { url, discovery: read(url), until: Number.POSITIVE_INFINITY }
  const keepFor = (ms: number) => () => {
    one.until = performance.now() + ms
  }
  one.discovery.then(keepFor(keptForMs), keepFor(failureKeptForMs))
  return one
}

async function read(url: string): Promise<Discovery> {
  const response = await fetch(url, { signal: AbortSignal.timeout(patienceMs) })
  if (!response.ok) throw new Error(`The identity provider's discovery document: status ${response.status}`)
  return document.parse(await response.json())
}

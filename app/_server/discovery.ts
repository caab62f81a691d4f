import { z } from "zod"
import type { Env } from "#lib/platform/env.ts"

/** How long a person waits for the provider behind a page. */
export const patienceMs = 3000
const keptForMs = 5 * 60_000

const document = z.object({
  issuer: z.string(),
  jwks_uri: z.url(),
  token_endpoint: z.url(),
  end_session_endpoint: z.url().optional(),
})

type Discovery = z.infer<typeof document>

let kept: { url: string; at: number; discovery: Discovery } | undefined

/**
 * What the identity provider says of itself (OpenID Connect Discovery 1.0), asked once in five minutes: strangers can make
 * us look. Throws when it does not answer in time.
 */
export async function discover({ OIDC_ISSUER }: Pick<Env, "OIDC_ISSUER">): Promise<Discovery> {
  const url = `${OIDC_ISSUER}/.well-known/openid-configuration`
  const now = performance.now()
  if (kept?.url === url && now - kept.at < keptForMs) return kept.discovery
  const response = await fetch(url, { signal: AbortSignal.timeout(patienceMs) })
  const discovery = document.parse(await response.json())
  kept = { url, at: now, discovery }
  return discovery
}

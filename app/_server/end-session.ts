import { cookies } from "next/headers"
import { decode, type JWT } from "next-auth/jwt"
import { z } from "zod"
import { type Env, env } from "#lib/platform/env.ts"
import { log } from "#lib/platform/log.ts"
import { authCookies } from "./auth-cookies.ts"

const patienceMs = 3000
const discovery = z.object({ end_session_endpoint: z.url().optional() })

/**
 * Deletes the session's cookies. Answers the address at which the identity provider ends its own session and leads back
 * (OpenID Connect RP-Initiated Logout 1.0), or our sign-in page when the provider offers none.
 */
export async function endSession(): Promise<string> {
  const settings = env()
  const token = await takeSessionToken(settings)
  const endpoint = await endSessionEndpoint(settings)
  const back = `${settings.PUBLIC_URL}/sign-in`
  if (!token || !endpoint) return `${back}?state=signed-out`
  const url = new URL(endpoint)
  url.searchParams.set("client_id", settings.OIDC_CLIENT_ID)
  url.searchParams.set("post_logout_redirect_uri", back)
  url.searchParams.set("state", "signed-out")
  if (token.idToken) url.searchParams.set("id_token_hint", token.idToken)
  return url.toString()
}

/** Long cookies come in numbered chunks: `name`, or `name.0`, `name.1`, … */
async function takeSessionToken(settings: Env): Promise<JWT | null> {
  const jar = await cookies()
  const { name, options } = authCookies(settings.PUBLIC_URL).sessionToken
  const parts = jar.getAll().filter((cookie) => cookie.name === name || cookie.name.startsWith(`${name}.`))
  for (const part of parts) jar.set(part.name, "", { ...options, maxAge: 0 })
  const token = parts.map(({ value }) => value).join("")
  return decode({ token, secret: settings.NEXTAUTH_SECRET }).catch(() => null)
}

async function endSessionEndpoint({ OIDC_ISSUER }: Env): Promise<string | undefined> {
  try {
    const signal = AbortSignal.timeout(patienceMs)
    const response = await fetch(`${OIDC_ISSUER}/.well-known/openid-configuration`, { signal })
    return discovery.parse(await response.json()).end_session_endpoint
  } catch (err) {
    log.warn({ err }, "the identity provider was not asked to end its session")
    return undefined
  }
}

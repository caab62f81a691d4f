import { cookies } from "next/headers"
import { decode, type JWT } from "next-auth/jwt"
import { system } from "#app/_server/system.ts"
import { type SignOutInput, signOutUser } from "#lib/accounts/sessions/sign-out-user.ts"
import { env } from "#lib/platform/env.ts"
import type { Env } from "#lib/platform/env-schema.ts"
import { log } from "#lib/platform/log.ts"
import { authCookies } from "./auth-cookies.ts"
import { discover } from "./discovery.ts"

export type EndSessionInput = Pick<SignOutInput, "everywhere" | "origin">

/**
 * Ends the session in the database, for copies of its cookie too, then deletes the cookies. Answers the address at which
 * the identity provider ends its own session and leads back (OpenID Connect RP-Initiated Logout 1.0), or our sign-in page
 * when the provider offers none.
 */
export async function endSession(input: EndSessionInput): Promise<string> {
  const settings = env()
  const { token, parts } = await readSessionToken(settings)
  if (token?.sessionId) await signOutUser(system(), { ...token, ...input, sessionId: token.sessionId })
  await deleteCookies(settings, parts)
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
async function readSessionToken(settings: Env): Promise<{ token: JWT | null; parts: string[] }> {
  const { name } = authCookies(settings.PUBLIC_URL).sessionToken
  const all = (await cookies()).getAll()
  const parts = all.filter((cookie) => cookie.name === name || cookie.name.startsWith(`${name}.`))
  const sealed = parts.map(({ value }) => value).join("")
  const token = await decode({ token: sealed, secret: settings.NEXTAUTH_SECRET }).catch(() => null)
  return { token, parts: parts.map((part) => part.name) }
}

async function deleteCookies(settings: Env, names: string[]): Promise<void> {
  const jar = await cookies()
  const { options } = authCookies(settings.PUBLIC_URL).sessionToken
  for (const name of names) jar.set(name, "", { ...options, maxAge: 0 })
}

async function endSessionEndpoint(settings: Env): Promise<string | undefined> {
  try {
    return (await discover(settings)).end_session_endpoint
  } catch (err) {
    log.warn({ err }, "the identity provider was not asked to end its session")
    return undefined
  }
}

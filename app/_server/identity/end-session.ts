import { cookies } from "next/headers"
import { decode, type JWT } from "next-auth/jwt"
import { system } from "#app/_server/system.ts"
import { type SignOutInput, signOutUser } from "#lib/accounts/sessions/sign-out-user.ts"
import { env } from "#lib/platform/env.ts"
import type { Env } from "#lib/platform/env-schema.ts"
import { authCookies } from "./auth-cookies.ts"
import { providerSignOutUrl } from "./provider-sign-out-url.ts"

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
  const back = `${settings.PUBLIC_URL}/sign-in`
  return (token && (await providerSignOutUrl(settings, back, token.idToken))) ?? `${back}?state=signed-out`
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

// First, as in Next's server: next-auth looks for what it makes global.
import "next/dist/server/node-environment-baseline.js"

import { encode, type JWT } from "next-auth/jwt"
import { authCookies } from "#app/_server/identity/auth-cookies.ts"
import { authOptions } from "#app/_server/identity/auth-options.ts"
import { system } from "#app/_server/system.ts"
import { signInUser } from "#lib/accounts/sessions/sign-in-user.ts"
import { env } from "#lib/platform/env.ts"
import type { Role } from "#prisma/generated/enums.ts"

/** The cookie of a person who signed in to the account just now, made by the product's own callbacks. */
export async function sessionCookie(accountId: string, role: Role): Promise<string> {
  const subject = `${role}-of-${accountId}`
  const person = { subject, login: subject, name: "Sam Stranger", accountId, roles: [role], origin: null }
  const refusal = await signInUser(system(), person)
  if (refusal) throw new Error(`Nobody gets in: ${refusal}`)
  const token = await firstToken(subject, accountId)
  const { NEXTAUTH_SECRET: secret, PUBLIC_URL } = env()
  return `${authCookies(PUBLIC_URL).sessionToken.name}=${await encode({ token, secret })}`
}

/** What next-auth puts into the cookie after a sign-in. */
async function firstToken(subject: string, accountId: string): Promise<JWT> {
  const account = { provider: "oidc", type: "oauth", providerAccountId: subject } as const
  const signIn = { token: {} as JWT, user: { id: subject, accountId }, account, profile: {} }
  const token = await authOptions().callbacks?.jwt?.(signIn as never)
  if (!token) throw new Error("There is no token after a sign-in")
  return token
}

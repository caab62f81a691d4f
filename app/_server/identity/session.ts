import { headers } from "next/headers"
import { getServerSession } from "next-auth"
import { cache } from "react"
import { callerAddress } from "#app/_server/http/origin.ts"
import { system } from "#app/_server/system.ts"
import {
  getSignedInUser,
  type SessionClaims,
  type SignedInUser,
} from "#lib/accounts/sessions/get-signed-in-user.ts"
import { recheckPerson } from "#lib/accounts/sessions/recheck-person.ts"
import { recordSeen } from "#lib/accounts/sessions/record-seen.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { AccessDisabledError, UnauthenticatedError } from "#lib/platform/errors.ts"
import { askProvider } from "./ask-provider.ts"
import { authOptions } from "./auth-options.ts"

/** Throws UnauthenticatedError when the cookie holds no session, or one of before they were kept in the database. */
async function requireClaims(): Promise<SessionClaims> {
  const session = await getServerSession(authOptions())
  if (!session?.subject || !session.sessionId)
    throw new UnauthenticatedError("Your session is over. Sign in again")
  const { accountId, subject, sessionId } = session
  return { accountId, subject, sessionId }
}

/**
 * The signed-in person, read anew from the database once per request.
 * Throws UnauthenticatedError and AccessDisabledError.
 */
export const requireUser = cache(
  async (): Promise<SignedInUser> => getSignedInUser(system(), await requireClaims()),
)

/** The context in which the signed-in person acts. Throws UnauthenticatedError and AccessDisabledError. */
export async function requireUserCtx(request?: Request): Promise<Ctx> {
  const user = await requireUser()
  const actor = { kind: "user", id: user.id, name: user.name, role: user.role } as const
  const origin = callerAddress(request?.headers ?? (await headers()))
  return { ...system(), accountId: user.accountId, actor, origin }
}

/**
 * Before a session is renewed: that it still is one, also for the identity provider where that can be asked, and that its
 * person was here. Throws like `requireUser`.
 */
export async function requireRenewable(): Promise<void> {
  const claims = await requireClaims()
  await recheckPerson(system(), claims, (refreshToken) => askProvider(claims.subject, refreshToken))
  await getSignedInUser(system(), claims)
  await recordSeen(system(), claims)
}

/** Why the caller is not signed in, or null while their session lives. */
const refusal = async () =>
  requireUser().then(
    () => null,
    (error) => {
      if (error instanceof UnauthenticatedError || error instanceof AccessDisabledError) return error
      throw error
    },
  )

/** True while the person's session lives and their access was not taken away. */
export const isSignedIn = async () => (await refusal()) === null

/** Why the person of this session is shut out, with whom to ask; null when they are not, or nobody is signed in. */
export async function whyShutOut(): Promise<string | null> {
  const error = await refusal()
  return error instanceof AccessDisabledError ? error.message : null
}

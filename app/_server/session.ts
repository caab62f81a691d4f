import { headers } from "next/headers"
import { getServerSession } from "next-auth"
import { cache } from "react"
import { readSignedInUser, type SignedInUser } from "#lib/accounts/read-signed-in-user.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { UnauthenticatedError } from "#lib/platform/errors.ts"
import { authOptions } from "./auth-options.ts"
import { callerAddress } from "./origin.ts"
import { system } from "./system.ts"

/** The signed-in person, read anew from the database once per request. Throws UnauthenticatedError. */
export const requireUser = cache(async (): Promise<SignedInUser> => {
  const session = await getServerSession(authOptions())
  if (!session?.subject) throw new UnauthenticatedError("Your session is over. Sign in again")
  return readSignedInUser(system(), session)
})

/** The context in which the signed-in person acts. Throws UnauthenticatedError. */
export async function requireUserCtx(request?: Request): Promise<Ctx> {
  const user = await requireUser()
  const actor = { kind: "user", id: user.id, name: user.name, role: user.role } as const
  const origin = callerAddress(request?.headers ?? (await headers()))
  return { ...system(), accountId: user.accountId, actor, origin }
}

/** True while the person's session lives and their access was not taken away. */
export const isSignedIn = async () =>
  requireUser().then(
    () => true,
    (error) => {
      if (error instanceof UnauthenticatedError) return false
      throw error
    },
  )

import { z } from "zod"
import { audit } from "#lib/audit/audit.ts"
import type { SystemCtx } from "#lib/platform/ctx.ts"
import { roleOfClaims } from "./role-of-claims.ts"

export const signInUserInput = z.object({
  /** The identity provider's `sub`. */
  subject: z.string().min(1).max(255),
  login: z.string().max(320),
  name: z.string().max(255),
  accountId: z.string(),
  roles: z.array(z.string()),
  /** IP address of the request. */
  origin: z.string().nullable(),
})

export type SignInUserInput = z.infer<typeof signInUserInput>
export type SignInRefusal = "unknown_account" | "unknown_role" | "disabled"

/**
 * Lets a person in whom the identity provider vouches for: takes name, login and role from the claims and writes the
 * audit entry. Answers null, or why the person stays outside; a refusal changes nothing.
 */
export async function signInUser(system: SystemCtx, input: SignInUserInput): Promise<SignInRefusal | null> {
  const { subject, login, name, accountId, roles, origin } = signInUserInput.parse(input)
  const role = roleOfClaims(roles)
  const account = await system.db.account.findUnique({ where: { id: accountId }, select: { id: true } })
  if (!account) return "unknown_account"
  if (!role) return "unknown_role"
  return system.db.$transaction(async (tx) => {
    const where = { accountId_subject: { accountId, subject } }
    const seen = { login, name, role, lastSeenAt: system.clock.now() }
    const user = await tx.user.upsert({ where, create: { accountId, subject, ...seen }, update: seen })
    if (user.disabledAt) return "disabled"
    const actor = { kind: "user", id: user.id, name, role } as const
    await audit(tx, { ...system, accountId, actor, origin }, "user.sign_in", user.id, { role })
    return null
  })
}

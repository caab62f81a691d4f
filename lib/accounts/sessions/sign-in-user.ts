import { z } from "zod"
import { audit } from "#lib/audit/audit.ts"
import { jobCtx, type SystemCtx } from "#lib/platform/ctx.ts"
import { roleOfClaims } from "../role-of-claims.ts"
import { endSessionsOf } from "./end-sessions-of.ts"

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
 * audit entry. The role is the person's in all their sessions from their next request on. Answers null, or why the person
 * stays outside: a refusal changes nothing, but who has no role any more loses their sessions on all devices.
 */
export async function signInUser(system: SystemCtx, input: SignInUserInput): Promise<SignInRefusal | null> {
  const { subject, login, name, accountId, roles, origin } = signInUserInput.parse(input)
  const role = roleOfClaims(roles)
  const account = await system.db.account.findUnique({ where: { id: accountId }, select: { id: true } })
  if (!account) return "unknown_account"
  if (!role) return refuseWithoutRole(system, { accountId, subject })
  return system.db.$transaction(async (tx) => {
    const where = { accountId_subject: { accountId, subject } }
    const before = await tx.user.findUnique({ where, select: { role: true, disabledAt: true } })
    if (before?.disabledAt) return "disabled"
    const seen = { login, name, role, lastSeenAt: system.clock.now() }
    const user = await tx.user.upsert({ where, create: { accountId, subject, ...seen }, update: seen })
    const actor = { kind: "user", id: user.id, name, role } as const
    const detail = before && before.role !== role ? { role, roleBefore: before.role } : { role }
    await audit(tx, { ...system, accountId, actor, origin }, "user.sign_in", user.id, detail)
    return null
  })
}

type Refused = Pick<SignInUserInput, "accountId" | "subject">

async function refuseWithoutRole(system: SystemCtx, { accountId, subject }: Refused): Promise<SignInRefusal> {
  await system.db.$transaction(async (tx) => {
    const user = await tx.user.findUnique({ where: { accountId_subject: { accountId, subject } } })
    const sessions = user ? await endSessionsOf(tx, system.clock.now(), user.id) : 0
    const provider = jobCtx(system, accountId, "identity provider")
    if (user && sessions > 0) await audit(tx, provider, "user.end_sessions", user.id, { sessions })
  })
  return "unknown_role"
}

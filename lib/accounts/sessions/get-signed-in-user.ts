import { listAdministrators } from "#lib/accounts/list-administrators.ts"
import type { SystemCtx } from "#lib/platform/ctx.ts"
import { AccessDisabledError, UnauthenticatedError } from "#lib/platform/errors.ts"
import type { Role } from "#prisma/generated/client.ts"

/** What a session's cookie holds: who signed in (the identity provider's `sub`), where, and with which sign-in. */
export type SessionClaims = { accountId: string; subject: string; sessionId: string }

export type SignedInUser = {
  id: string
  accountId: string
  name: string
  login: string
  role: Role
  accountName: string
}

type Row = SignedInUser & { disabledAt: Date | null; endedAt: Date | null }

const or = new Intl.ListFormat("en-US", { type: "disjunction" })

/**
 * The person a session belongs to, as the database knows both now: an ended session, a person who was disabled and a role
 * that was changed take effect with the next request, whoever holds a copy of the cookie.
 * Throws UnauthenticatedError when the session was ended, AccessDisabledError when the person was shut out.
 */
export async function getSignedInUser(
  { db }: Pick<SystemCtx, "db">,
  { accountId, subject, sessionId }: SessionClaims,
): Promise<SignedInUser> {
  const [row] = await db.$queryRaw<Row[]>`
    SELECT u.id::text, u.account_id AS "accountId", u.name, u.login, u.role::text, a.name AS "accountName",
      u.disabled_at AS "disabledAt", s.ended_at AS "endedAt"
    FROM user_session s JOIN app_user u ON u.id = s.user_id JOIN account a ON a.id = u.account_id
    WHERE s.id = ${sessionId}::uuid AND u.account_id = ${accountId} AND u.subject = ${subject}`
  if (row?.disabledAt) throw await accessDisabled(db, accountId)
  if (!row || row.endedAt) throw new UnauthenticatedError("Your session was ended. Sign in again")
  const { disabledAt, endedAt, ...user } = row
  return user
}

async function accessDisabled(db: SystemCtx["db"], accountId: string): Promise<AccessDisabledError> {
  const administrators = await listAdministrators({ db, accountId })
  const whom = administrators.length > 0 ? or.format(administrators) : "an administrator of your account"
  return new AccessDisabledError(`Your access was switched off. Ask ${whom} to switch it on again`)
}

import type { SystemCtx } from "#lib/platform/ctx.ts"
import { UnauthenticatedError } from "#lib/platform/errors.ts"
import type { User } from "#prisma/generated/client.ts"

export type SignedInUser = Pick<User, "id" | "accountId" | "name" | "login" | "role"> & {
  accountName: string
}

/**
 * The person a session belongs to, as the database knows them now: a role that was changed or a person who was
 * disabled takes effect with the next request. `subject` is the identity provider's `sub`. Throws UnauthenticatedError.
 */
export async function readSignedInUser(
  system: Pick<SystemCtx, "db">,
  { accountId, subject }: { accountId: string; subject: string },
): Promise<SignedInUser> {
  const user = await system.db.user.findUnique({
    where: { accountId_subject: { accountId, subject } },
    include: { account: { select: { name: true } } },
  })
  if (!user || user.disabledAt) throw new UnauthenticatedError("You no longer have access to this account")
  const { id, name, login, role, account } = user
  return { id, accountId, name, login, role, accountName: account.name }
}

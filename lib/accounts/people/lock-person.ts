import { z } from "zod"
import type { Ctx } from "#lib/platform/ctx.ts"
import type { Transaction } from "#lib/platform/db.ts"
import { NotFoundError } from "#lib/platform/errors.ts"
import type { Role } from "#prisma/generated/client.ts"

export const personInput = z.object({ personId: z.uuid() })

type LockedPerson = { id: string; name: string; role: Role; disabledAt: Date | null }

/**
 * The person and the account's admins, locked until the transaction ends and in one order for all: two admins who shut
 * each other out at the same moment come one after the other. Throws NotFoundError for a person of another account.
 */
export async function lockPerson(
  tx: Transaction,
  { accountId }: Pick<Ctx, "accountId">,
  personId: string,
): Promise<{ person: LockedPerson; otherAdmins: LockedPerson[] }> {
  const locked = await tx.$queryRaw<LockedPerson[]>`
    SELECT id::text, name, role::text, disabled_at AS "disabledAt" FROM app_user
    WHERE account_id = ${accountId} AND (id = ${personId}::uuid OR role = 'admin') ORDER BY id FOR UPDATE`
  const person = locked.find(({ id }) => id === personId)
  if (!person) throw new NotFoundError("This person")
  const otherAdmins = locked.filter(
    ({ id, role, disabledAt }) => id !== personId && role === "admin" && !disabledAt,
  )
  return { person, otherAdmins }
}

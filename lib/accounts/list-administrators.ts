import type { Ctx } from "#lib/platform/ctx.ts"

const enoughToAsk = 5

/** The names of the account's administrators, latest seen first: whom anybody who was let in may ask for more rights. */
export async function listAdministrators({
  db,
  accountId,
}: Pick<Ctx, "db" | "accountId">): Promise<string[]> {
  const admins = await db.user.findMany({
    where: { accountId, role: "admin", disabledAt: null },
    orderBy: { lastSeenAt: "desc" },
    take: enoughToAsk,
    select: { name: true },
  })
  return admins.map(({ name }) => name)
}

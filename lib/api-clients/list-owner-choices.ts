import { z } from "zod"
import { requirePermission } from "#lib/access/permissions.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { searchField } from "#lib/platform/paging.ts"

export const listOwnerChoicesInput = z.object({ search: searchField })
export type ListOwnerChoicesInput = z.input<typeof listOwnerChoicesInput>
export type OwnerChoice = { id: string; name: string; login: string }

const mostShown = 50

/**
 * Who may answer for an API client: people with access whose name or login contains `search`, by name; the first 50, since
 * a person goes on typing. Throws ForbiddenError.
 */
export async function listOwnerChoices(ctx: Ctx, input: ListOwnerChoicesInput): Promise<OwnerChoice[]> {
  requirePermission(ctx, "settings:create")
  const { search } = listOwnerChoicesInput.parse(input)
  const contains = { contains: search, mode: "insensitive" } as const
  return ctx.db.user.findMany({
    where: { accountId: ctx.accountId, disabledAt: null, OR: [{ name: contains }, { login: contains }] },
    select: { id: true, name: true, login: true },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: mostShown,
  })
}

import { z } from "zod"
import { requirePermission } from "#lib/access/permissions.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { searchField } from "#lib/platform/paging.ts"

export const listSkillChoicesInput = z.object({ search: searchField })
export type SkillChoice = { id: string; name: string }
export type ListSkillChoicesInput = z.input<typeof listSkillChoicesInput>

const mostShown = 50

/** The account's enabled skills whose name contains `search`, by name: the first 50, since a person goes on typing. */
export async function listSkillChoices(ctx: Ctx, input: ListSkillChoicesInput): Promise<SkillChoice[]> {
  requirePermission(ctx, "campaigns:read")
  const { search } = listSkillChoicesInput.parse(input)
  return ctx.db.skill.findMany({
    where: { accountId: ctx.accountId, enabled: true, name: { contains: search, mode: "insensitive" } },
    select: { id: true, name: true },
    orderBy: { name: "asc" },
    take: mostShown,
  })
}

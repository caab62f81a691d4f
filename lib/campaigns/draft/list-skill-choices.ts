import { z } from "zod"
import { defineVerb } from "#lib/access/verb.ts"
import { searchField } from "#lib/platform/paging.ts"
import { containing } from "#lib/platform/sql.ts"

const skillChoice = z.strictObject({ id: z.string(), name: z.string() })
export type SkillChoice = z.output<typeof skillChoice>

const mostShown = 50

/** The account's enabled skills whose name contains `search`, by name: the first 50, since a person goes on typing. */
export const listSkillChoices = defineVerb({
  permission: "campaigns:read",
  input: z.object({ search: searchField }),
  output: z.array(skillChoice),
  async run(ctx, { search }) {
    return ctx.db.skill.findMany({
      where: { accountId: ctx.accountId, enabled: true, name: containing(search) },
      select: { id: true, name: true },
      orderBy: { name: "asc" },
      take: mostShown,
    })
  },
})

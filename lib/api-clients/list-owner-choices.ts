import { z } from "zod"
import { defineVerb } from "#lib/access/verb.ts"
import { searchField } from "#lib/platform/paging.ts"
import { containing } from "#lib/platform/sql.ts"

const mostShown = 50

/**
 * Who may answer for an API client: people with access whose name or login contains `search`, by name; the first 50, since
 * a person goes on typing. Throws ForbiddenError.
 */
export const listOwnerChoices = defineVerb({
  permission: "settings:create",
  input: z.object({ search: searchField }),
  output: z.array(z.strictObject({ id: z.string(), name: z.string(), login: z.string() })),
  async run(ctx, { search }) {
    const contains = containing(search)
    return ctx.db.user.findMany({
      where: { accountId: ctx.accountId, disabledAt: null, OR: [{ name: contains }, { login: contains }] },
      select: { id: true, name: true, login: true },
      orderBy: [{ name: "asc" }, { id: "asc" }],
      take: mostShown,
    })
  },
})

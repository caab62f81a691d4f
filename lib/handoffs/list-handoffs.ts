import { z } from "zod"
import { defineVerb } from "#lib/access/verb.ts"
import { pageOf } from "#lib/platform/paging.ts"
import { containing } from "#lib/platform/sql.ts"
import { includeLegs, viewOf } from "./handoff-fields.ts"
import { handoffView } from "./handoff-view.ts"

/** The account's handoffs, one page of them; deleted ones are left out. */
export const listHandoffs = defineVerb({
  permission: "handoffs:read",
  input: z.object({
    /** Part of a title or of an id, in any case. */
    search: z.string().max(255).default(""),
    sort: z.enum(["title", "createdAt", "updatedAt"]).catch("createdAt").default("createdAt"),
    direction: z.enum(["asc", "desc"]).catch("desc").default("desc"),
    page: z.coerce.number<number>().int().min(1).max(100_000).catch(1).default(1),
    pageSize: z.coerce.number<number>().int().min(1).max(100).default(25),
  }),
  output: pageOf(handoffView),
  async run(ctx, { search, sort, direction, page, pageSize }) {
    const contains = containing(search.replaceAll("\0", ""))
    const where = { accountId: ctx.accountId, deletedAt: null, OR: [{ title: contains }, { id: contains }] }
    const [rows, total] = await Promise.all([
      ctx.db.handoff.findMany({
        where,
        include: includeLegs,
        orderBy: [{ [sort]: direction }, { id: "asc" }],
        skip: (page - 1) * pageSize,
        take: pageSize,
      }),
      ctx.db.handoff.count({ where }),
    ])
    return { items: rows.map(viewOf), total, page, pageSize }
  },
})

import { z } from "zod"
import { defineVerb } from "#lib/access/verb.ts"
import { pageOf } from "#lib/platform/paging.ts"
import { suppressionView, toSuppressionView } from "./suppression-view.ts"

/** A page of the account's suppression list. Throws ForbiddenError. */
export const listSuppressions = defineVerb({
  permission: "settings:read",
  input: z.object({
    /** Part of the number, written in any form. */
    search: z.string().max(64).default(""),
    sort: z.enum(["createdAt", "address", "reason"]).default("createdAt"),
    direction: z.enum(["asc", "desc"]).default("desc"),
    page: z.coerce.number<number>().int().min(1).max(100_000).default(1),
    pageSize: z.coerce.number<number>().int().min(1).max(100).default(25),
  }),
  output: pageOf(suppressionView),
  async run(ctx, { search, sort, direction, page, pageSize }) {
    const digits = search.replace(/\D/g, "")
    const nothingFits = search.trim() !== "" && digits === ""
    if (nothingFits) return { items: [], total: 0, page, pageSize }
    const where = { accountId: ctx.accountId, ...(digits && { address: { contains: digits } }) }
    const [rows, total] = await Promise.all([
      ctx.db.suppression.findMany({
        where,
        orderBy: [{ [sort]: direction }, { id: direction }],
        skip: (page - 1) * pageSize,
        take: pageSize,
      }),
      ctx.db.suppression.count({ where }),
    ])
    return { items: rows.map(toSuppressionView), total, page, pageSize }
  },
})

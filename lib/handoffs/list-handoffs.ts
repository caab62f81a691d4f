import { z } from "zod"
import { requirePermission } from "#lib/access/permissions.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import type { Page } from "#lib/platform/paging.ts"
import { includeLegs, viewOf } from "./handoff-fields.ts"
import { type HandoffView, handoffSortColumns } from "./handoff-view.ts"

export const listHandoffsSchema = z.object({
  /** Part of a title or of an id, in any case. */
  search: z.string().max(255).default(""),
  sort: z.enum(handoffSortColumns).catch("createdAt").default("createdAt"),
  direction: z.enum(["asc", "desc"]).catch("desc").default("desc"),
  page: z.coerce.number().int().min(1).max(100_000).catch(1).default(1),
  pageSize: z.coerce.number().int().min(1).max(100).default(25),
})
export type ListHandoffsInput = z.input<typeof listHandoffsSchema>

/** The account's handoffs, one page of them; deleted ones are left out. */
export async function listHandoffs(ctx: Ctx, input: ListHandoffsInput): Promise<Page<HandoffView>> {
  requirePermission(ctx, "handoffs:read")
  const { search, sort, direction, page, pageSize } = listHandoffsSchema.parse(input)
  const contains = { contains: search.replaceAll("\0", ""), mode: "insensitive" as const }
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
}

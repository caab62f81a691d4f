import { z } from "zod"
import { requirePermission } from "#lib/access/permissions.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { type SuppressionView, suppressionView } from "./suppression-view.ts"

export const listSuppressionsInput = z.object({
  /** Part of the number, written in any form. */
  search: z.string().max(64).default(""),
  sort: z.enum(["createdAt", "address", "reason"]).default("createdAt"),
  direction: z.enum(["asc", "desc"]).default("desc"),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(100).default(25),
})

export type ListSuppressionsInput = z.input<typeof listSuppressionsInput>
export type SuppressionPage = { items: SuppressionView[]; total: number; page: number; pageSize: number }

/** A page of the account's suppression list. Throws ForbiddenError. */
export async function listSuppressions(ctx: Ctx, input: ListSuppressionsInput): Promise<SuppressionPage> {
  requirePermission(ctx, "settings:read")
  const { search, sort, direction, page, pageSize } = listSuppressionsInput.parse(input)
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
  return { items: rows.map(suppressionView), total, page, pageSize }
}

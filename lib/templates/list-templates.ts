import { z } from "zod"
import { defineVerb } from "#lib/access/verb.ts"
import { directionField, offsetOf, pageFields, pageOf, searchField } from "#lib/platform/paging.ts"
import { containing } from "#lib/platform/sql.ts"
import { TemplateStatus } from "#prisma/generated/enums.ts"
import { listTemplateUses } from "./list-template-uses.ts"
import { templateCategory } from "./rules/template-fields.ts"
import { includeSender, templateView, viewOf } from "./template-view.ts"

/** The account's templates, one page of them; deleted ones are left out. Statuses sort as a template passes through them. */
export const listTemplates = defineVerb({
  permission: "templates:read",
  input: z.object({
    ...pageFields,
    /** Part of a title or of the body, in any case. */
    search: searchField,
    status: z.enum(TemplateStatus).optional(),
    category: templateCategory.optional(),
    language: z.string().max(16).optional(),
    sort: z
      .enum(["title", "status", "rejectionReason", "category", "language", "createdAt", "updatedAt"])
      .catch("updatedAt")
      .default("updatedAt"),
    direction: directionField.default("desc"),
  }),
  output: pageOf(templateView),
  async run(ctx, { page, pageSize, search, status, category, language, sort, direction }) {
    const contains = containing(search)
    const where = {
      ...{ accountId: ctx.accountId, deletedAt: null, status, category, language },
      OR: [{ title: contains }, { body: contains }],
    }
    const [rows, total] = await Promise.all([
      ctx.db.template.findMany({
        where,
        include: includeSender,
        orderBy: [{ [sort]: direction }, { id: "asc" }],
        skip: offsetOf(page, pageSize),
        take: pageSize,
      }),
      ctx.db.template.count({ where }),
    ])
    const uses = await listTemplateUses(
      ctx.db,
      ctx.accountId,
      rows.map(({ id }) => id),
    )
    return { items: rows.map((row) => viewOf(row, uses.get(row.id))), total, page, pageSize }
  },
})

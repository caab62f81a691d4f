import { z } from "zod"
import { defineVerb } from "#lib/access/verb.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { NotFoundError } from "#lib/platform/errors.ts"
import { listTemplateUses } from "./list-template-uses.ts"
import { includeSender, type TemplateView, templateView, viewOf } from "./template-view.ts"

/** Any other text is nobody's id: it is looked for, and not found. */
const templateId = z.uuid().catch("00000000-0000-0000-0000-000000000000")

/** One template of the account. Throws NotFoundError, for a deleted one too. */
export const getTemplate = defineVerb({
  permission: "templates:read",
  input: z.object({ templateId }),
  output: templateView,
  run: (ctx, { templateId }) => currentView(ctx, templateId),
})

/** A template as it is now, for whoever asks about it by other verbs. */
export async function currentView(ctx: Ctx, templateId: string): Promise<TemplateView> {
  const where = { id: templateId, accountId: ctx.accountId, deletedAt: null }
  const row = await ctx.db.template.findFirst({ where, include: includeSender })
  if (!row) throw new NotFoundError("This template")
  const uses = await listTemplateUses(ctx.db, ctx.accountId, [row.id])
  return viewOf(row, uses.get(row.id))
}

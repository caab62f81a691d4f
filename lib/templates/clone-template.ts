import { z } from "zod"
import { defineVerb } from "#lib/access/verb.ts"
import { audit } from "#lib/audit/audit.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { currentView } from "./get-template.ts"
import { templateFields } from "./rules/template-fields.ts"
import { refuseTakenTitle } from "./template-input.ts"
import { includeSender, templateView, viewOf } from "./template-view.ts"

/** Writes down a copy of a template, not submitted, under a title that is free. Throws NotFoundError. */
export const cloneTemplate = defineVerb({
  permission: "templates:write",
  input: z.object({ templateId: z.uuid() }),
  output: templateView,
  async run(ctx, { templateId }) {
    const original = await currentView(ctx, templateId)
    const { accountId } = ctx
    const now = ctx.clock.now()
    const data = {
      ...templateFields.strip().parse(original),
      ...{ wabaId: original.wabaId, senderId: original.sender?.id ?? null },
      ...{ accountId, title: await freeTitle(ctx, original.title) },
      ...{ createdBy: ctx.actor.name, createdAt: now, updatedAt: now },
    }
    const row = await ctx.db
      .$transaction(async (tx) => {
        const created = await tx.template.create({ data, include: includeSender })
        await audit(tx, ctx, "template.create", created.id, { title: created.title, cloneOf: templateId })
        return created
      })
      .catch(refuseTakenTitle)
    return viewOf(row)
  },
})

/** A title has at most 512 characters, with the number of its copy. */
const longestStem = 500

async function freeTitle({ db, accountId }: Ctx, title: string): Promise<string> {
  const stem = `${title.replace(/_copy(_\d+)?$/, "").slice(0, longestStem)}_copy`
  const where = { accountId, deletedAt: null, title: { startsWith: stem } }
  const rows = await db.template.findMany({ where, select: { title: true } })
  const taken = new Set(rows.map((row) => row.title))
  if (!taken.has(stem)) return stem
  for (let number = 2; ; number += 1) if (!taken.has(`${stem}_${number}`)) return `${stem}_${number}`
}

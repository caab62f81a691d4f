import { defineVerb } from "#lib/access/verb.ts"
import { audit } from "#lib/audit/audit.ts"
import { refuseTakenTitle, refuseUnkeepable, templateInput } from "./template-input.ts"
import { includeSender, templateView, viewOf } from "./template-view.ts"

/**
 * Writes down a template, half written as it may be. Throws InvalidInputError when its title cannot be one or is taken, or
 * the number is not the account's.
 */
export const createTemplate = defineVerb({
  permission: "templates:write",
  input: templateInput,
  output: templateView,
  async run(ctx, fields) {
    await refuseUnkeepable(ctx, fields)
    const now = ctx.clock.now()
    const { accountId } = ctx
    const data = { ...fields, accountId, createdBy: ctx.actor.name, createdAt: now, updatedAt: now }
    const row = await ctx.db
      .$transaction(async (tx) => {
        const created = await tx.template.create({ data, include: includeSender })
        await audit(tx, ctx, "template.create", created.id, { title: created.title })
        return created
      })
      .catch(refuseTakenTitle)
    return viewOf(row)
  },
})

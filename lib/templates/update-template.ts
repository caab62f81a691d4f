import { z } from "zod"
import { defineVerb } from "#lib/access/verb.ts"
import { audit } from "#lib/audit/audit.ts"
import { ConflictError } from "#lib/platform/errors.ts"
import { instant } from "#lib/platform/instant.ts"
import { currentView } from "./get-template.ts"
import { refuseTakenTitle, refuseUnkeepable, templateInput } from "./template-input.ts"
import { templateView } from "./template-view.ts"

/**
 * Changes a template that was never submitted, or that Meta rejected; one that Meta may approve stays as it was submitted.
 * Throws ConflictError for any other, and when somebody else changed it since `updatedAt`; InvalidInputError as
 * createTemplate does, NotFoundError.
 */
export const updateTemplate = defineVerb({
  permission: "templates:write",
  input: templateInput.extend({
    templateId: z.uuid(),
    /** Of the template that was edited. */
    updatedAt: instant,
  }),
  output: templateView,
  async run(ctx, { templateId, updatedAt, ...fields }) {
    const { status } = await currentView(ctx, templateId)
    if (status !== "unsubmitted" && status !== "rejected")
      throw new ConflictError("A submitted template cannot be changed: make a copy of it and change that")
    await refuseUnkeepable(ctx, fields)
    await ctx.db
      .$transaction(async (tx) => {
        const { count } = await tx.template.updateMany({
          where: { id: templateId, accountId: ctx.accountId, status, deletedAt: null, updatedAt },
          data: { ...fields, ...notSubmitted, updatedAt: ctx.clock.now() },
        })
        if (count === 0)
          throw new ConflictError("Somebody else changed this template. Reload it and repeat the change")
        await audit(tx, ctx, "template.update", templateId, { title: fields.title })
      })
      .catch(refuseTakenTitle)
    return currentView(ctx, templateId)
  },
})

/** The reason of a rejection stays in sight of whoever mends it. */
const notSubmitted = {
  status: "unsubmitted",
  contentSid: null,
  submittedAt: null,
  checkedAt: null,
  nextCheckAt: null,
} as const

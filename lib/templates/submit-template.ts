import { z } from "zod"
import { defineVerb } from "#lib/access/verb.ts"
import { audit } from "#lib/audit/audit.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { ConflictError, InvalidInputError, UnavailableError } from "#lib/platform/errors.ts"
import { instant } from "#lib/platform/instant.ts"
import type { Template } from "#prisma/generated/client.ts"
import { proceedTemplate } from "./approval/proceed-template.ts"
import { leaseUntil } from "./approval/take-templates.ts"
import { currentView } from "./get-template.ts"
import { refuseProblems } from "./template-input.ts"
import { templateView } from "./template-view.ts"

/**
 * Submits a template to Meta for review, by way of the provider. That it was submitted is written down first: when the
 * provider gives no answer it stays `submitting`, and a job goes on with it. Throws InvalidInputError when it breaks a rule
 * or the provider refuses it, ConflictError when it was submitted before or changed since `updatedAt`, NotFoundError.
 */
export const submitTemplate = defineVerb({
  permission: "templates:write",
  input: z.object({
    templateId: z.uuid(),
    /** Of the template that a person saw. */
    updatedAt: instant,
  }),
  output: templateView,
  async run(ctx, { templateId, updatedAt }) {
    const { wabaId, sender, ...fields } = await currentView(ctx, templateId)
    await refuseProblems(ctx, { ...fields, wabaId, senderId: sender?.id ?? null })
    const submitted = await recordSubmission(ctx, templateId, updatedAt)
    try {
      await proceedTemplate(ctx, submitted)
    } catch (err) {
      if (!(err instanceof UnavailableError)) throw err
      ctx.log.warn({ err, templateId }, "the provider gave no answer to a template")
    }
    const view = await currentView(ctx, templateId)
    if (view.status === "unsubmitted")
      throw new InvalidInputError(view.rejectionReason ?? "Twilio refused it")
    return view
  },
})

const recordSubmission = (ctx: Ctx, id: string, updatedAt: string): Promise<Template> =>
  ctx.db.$transaction(async (tx) => {
    const { count } = await tx.template.updateMany({
      where: {
        ...{ id, accountId: ctx.accountId, deletedAt: null, updatedAt },
        status: { in: ["unsubmitted", "rejected"] },
      },
      data: {
        ...{ status: "submitting", submissions: { increment: 1 }, submittedAt: ctx.clock.now() },
        ...{ rejectionReason: null, contentSid: null, checkedAt: null, nextCheckAt: leaseUntil(ctx) },
      },
    })
    if (count === 0)
      throw new ConflictError("It was submitted or changed meanwhile. Reload it to see how it stands")
    const submitted = await tx.template.findUniqueOrThrow({ where: { id } })
    await audit(tx, ctx, "template.submit", id, { title: submitted.title, submission: submitted.submissions })
    return submitted
  })

import { z } from "zod"
import { defineVerb } from "#lib/access/verb.ts"
import { audit } from "#lib/audit/audit.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import type { Transaction } from "#lib/platform/db.ts"
import { ConflictError, NotFoundError, UnavailableError } from "#lib/platform/errors.ts"
import type { Template } from "#prisma/generated/client.ts"
import { proceedTemplate } from "./approval/proceed-template.ts"
import { leaseUntil } from "./approval/take-templates.ts"
import { listTemplateUses } from "./list-template-uses.ts"

/**
 * Deletes a template, here at once and at the provider too: when that gives no answer, a job goes on with it. Throws
 * ConflictError while a handoff or a campaign uses it, naming one, and while it is being submitted; NotFoundError.
 */
export const deleteTemplate = defineVerb({
  permission: "templates:write",
  input: z.object({ templateId: z.uuid() }),
  output: z.void(),
  async run(ctx, { templateId }) {
    const deleted = await ctx.db.$transaction((tx) => recordDeletion(tx, ctx, templateId))
    try {
      await proceedTemplate(ctx, deleted)
    } catch (err) {
      if (!(err instanceof UnavailableError)) throw err
      ctx.log.warn({ err, templateId }, "the provider gave no answer to a template's deletion")
    }
  },
})

async function recordDeletion(tx: Transaction, ctx: Ctx, templateId: string): Promise<Template> {
  const { accountId } = ctx
  await tx.$executeRaw`SELECT FROM template WHERE id = ${templateId}::uuid AND account_id = ${accountId} FOR UPDATE`
  const template = await tx.template.findFirst({ where: { id: templateId, accountId, deletedAt: null } })
  if (!template) throw new NotFoundError("This template")
  if (template.status === "submitting")
    throw new ConflictError("It is being submitted: delete it in some minutes")
  await refuseUsed(tx, accountId, templateId)
  await audit(tx, ctx, "template.delete", templateId, { title: template.title })
  return tx.template.update({
    where: { id: templateId },
    data: { deletedAt: ctx.clock.now(), nextCheckAt: leaseUntil(ctx) },
  })
}

async function refuseUsed(tx: Transaction, accountId: string, templateId: string): Promise<void> {
  const uses = (await listTemplateUses(tx, accountId, [templateId])).get(templateId)
  const [handoff] = uses?.handoffs ?? []
  if (handoff)
    throw new ConflictError(`The handoff "${handoff.title}" uses it: choose another template there first`)
  const [campaign] = uses?.campaigns ?? []
  if (campaign)
    throw new ConflictError(`The campaign "${campaign.name}" uses it: cancel it, or wait until it is over`)
}

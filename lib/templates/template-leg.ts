import type { TemplateContent } from "#lib/channels/whatsapp/template-content.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import type { Database, Transaction } from "#lib/platform/db.ts"
import { InvalidInputError } from "#lib/platform/errors.ts"
import type { Template } from "#prisma/generated/client.ts"
import { templateFields } from "./rules/template-fields.ts"

/**
 * What a leg of this template says. Shares the template's row, so that who deletes it waits and finds the leg. Throws
 * InvalidInputError when the account has none of that id, or Meta does not let it be sent.
 */
export async function shareTemplate(tx: Transaction, ctx: Ctx, id: string): Promise<TemplateContent> {
  await tx.$queryRaw`SELECT FROM template WHERE id = ${id}::uuid AND account_id = ${ctx.accountId} FOR SHARE`
  return templateContentOf(await requireApproved(tx, ctx, id))
}

/** As it was submitted last: what a leg holds of it may be older. */
export function templateContentOf(template: Template): TemplateContent {
  const { id: templateId, contentSid } = template
  const { title, header, body, footer, buttons } = templateFields.strip().parse(template)
  return {
    ...{ kind: "template", templateId, contentSid: contentSid ?? "" },
    ...{ title, header, body, footer, buttons },
  }
}

/** A template that may be sent now. Throws InvalidInputError for any other. */
export async function requireApproved(db: Database | Transaction, ctx: Ctx, id: string): Promise<Template> {
  const template = await db.template.findFirst({ where: { id, accountId: ctx.accountId, deletedAt: null } })
  if (template?.status === "approved") return template
  const message = template
    ? `The WhatsApp template ${template.title} is ${template.status}: choose an approved one`
    : "Choose an approved WhatsApp template"
  throw new InvalidInputError(message, [{ path: "templateId", message }])
}

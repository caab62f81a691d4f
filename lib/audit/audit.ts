import type { Ctx } from "#lib/platform/ctx.ts"
import type { Transaction } from "#lib/platform/db.ts"
import type { Prisma } from "#prisma/generated/client.ts"

export type AuditAction =
  | "account.connect_twilio"
  | "account.update_channels"
  | "account.update_countries"
  | "account.update_line_check"
  | "account.update_prices"
  | "account.update_sending"
  | "api_client.create"
  | "api_client.revoke"
  | "api_client.update"
  | "campaign.create"
  | "campaign.update"
  | "campaign.delete"
  | "campaign.launch"
  | "campaign.start"
  | "campaign.start_missed"
  | "campaign.cancel"
  | "campaign.pause"
  | "campaign.resume"
  | "campaign.set_pace"
  | "campaign.set_fallback_zone"
  | "audience.upload"
  | "audience.discard"
  | "audience.replace"
  | "audience.fix_line"
  | "audience.add_country_codes"
  | "blackout_date.add"
  | "blackout_date.remove"
  | "conversation.close"
  | "handoff.create"
  | "handoff.update"
  | "handoff.delete"
  | "message.decide"
  | "opt_out.decide"
  | "sender.create"
  | "sender.lose"
  | "sender.update"
  | "sender.update_windows"
  | "sender.verify"
  | "skill.create"
  | "suppression.add"
  | "suppression.remove"
  | "template.create"
  | "template.delete"
  | "template.review"
  | "template.submit"
  | "template.update"
  | "webhook.dismiss"
  | "webhook.retry"
  | "user.change_role"
  | "user.disable"
  | "user.enable"
  | "user.end_sessions"
  | "user.sign_in"
  | "user.sign_out"

/** Writes who did what, in the transaction of the change: no entry, no change. `detail` holds no personal data. */
export async function audit(
  tx: Transaction,
  ctx: Ctx,
  action: AuditAction,
  subjectId: string,
  detail: Prisma.InputJsonObject = {},
): Promise<void> {
  await tx.auditEntry.create({ data: auditEntry(ctx, action, subjectId, detail) })
}

/** An entry as `audit` writes it, for a change of many things at once. */
export function auditEntry(
  ctx: Ctx,
  action: AuditAction,
  subjectId: string,
  detail: Prisma.InputJsonObject = {},
): Prisma.AuditEntryCreateManyInput {
  const { kind, id, name } = ctx.actor
  return {
    accountId: ctx.accountId,
    at: ctx.clock.now(),
    actorKind: kind,
    actorId: id,
    actorName: name,
    origin: ctx.origin,
    action,
    subjectId,
    detail,
  }
}

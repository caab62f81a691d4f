import type { Ctx } from "#lib/platform/ctx.ts"
import type { Transaction } from "#lib/platform/db.ts"
import { suppress } from "./suppress.ts"

/**
 * Suppresses the recipients of messages that the provider refused as unsubscribed (Twilio 21610): it knows of a STOP
 * that never reached us. Idempotent; an older entry with a stronger reason stays.
 */
export async function suppressRefused(ctx: Ctx, messageIds: string[]): Promise<void> {
  await ctx.db.$transaction((tx) => suppressRecipients(tx, ctx, messageIds, "provider_opt_out"))
}

/** Suppresses the recipients of these messages because the provider reported it, in the caller's transaction. */
export async function suppressRecipients(
  tx: Transaction,
  ctx: Ctx,
  messageIds: string[],
  reason: "provider_opt_out" | "blocked_by_law",
): Promise<void> {
  const recipients = await tx.message.findMany({
    where: { accountId: ctx.accountId, id: { in: messageIds } },
    select: { channel: true, addressKey: true, address: true },
    orderBy: { addressKey: "asc" },
  })
  for (const recipient of recipients) await suppress(tx, ctx, { ...recipient, reason, source: "provider" })
}

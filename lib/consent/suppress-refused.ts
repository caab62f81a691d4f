import type { Ctx } from "#lib/platform/ctx.ts"
import type { Transaction } from "#lib/platform/db.ts"
import { suppress } from "./suppress.ts"
import { suppressByWord } from "./suppress-by-word.ts"

export type RefusedRecipients = {
  messageIds: string[]
  /** `provider_opt_out`: it knows of a STOP, which may never have reached us (Twilio 21610). */
  reason: "provider_opt_out" | "blocked_by_law"
  /** When the provider said so. */
  heardAt: Date
}

/**
 * Suppresses the recipients of messages that the provider refused for good, in the caller's transaction. Idempotent; an
 * older entry with a stronger reason stays, and so does a START that was received later.
 */
export async function suppressRefused(
  tx: Transaction,
  ctx: Ctx,
  { messageIds, reason, heardAt }: RefusedRecipients,
): Promise<void> {
  const recipients = await tx.message.findMany({
    where: { accountId: ctx.accountId, id: { in: messageIds } },
    select: { channel: true, addressKey: true, address: true },
    orderBy: { addressKey: "asc" },
  })
  for (const recipient of recipients) {
    const fact = { ...recipient, source: "provider" } as const
    if (reason === "blocked_by_law") await suppress(tx, ctx, { ...fact, reason })
    else await suppressByWord(tx, ctx, { ...fact, reason, heardAt })
  }
}

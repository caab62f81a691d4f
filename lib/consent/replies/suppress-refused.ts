import { type NewSuppression, suppress } from "#lib/consent/suppress.ts"
import { jobCtx, type SystemCtx } from "#lib/platform/ctx.ts"
import type { Transaction } from "#lib/platform/db.ts"
import { suppressByWord } from "./suppress-by-word.ts"

export type RefusedRecipients = {
  recipients: (Pick<NewSuppression, "channel" | "addressKey" | "address"> & { accountId: string })[]
  /** `provider_opt_out`: it knows of a STOP, which may never have reached us (Twilio 21610). */
  reason: "provider_opt_out" | "blocked_by_law"
  /** When the provider said so. */
  heardAt: Date
}

/**
 * Suppresses recipients whom the provider refused for good, in the caller's transaction. Idempotent; an
 * older entry with a stronger reason stays, and so does a START that was received later.
 */
export async function suppressRefused(
  tx: Transaction,
  system: SystemCtx,
  { recipients, reason, heardAt }: RefusedRecipients,
): Promise<void> {
  for (const { accountId, ...recipient } of recipients) {
    const ctx = jobCtx(system, accountId, "provider refusal")
    const suppression = { ...recipient, source: "provider" } as const
    if (reason === "blocked_by_law") await suppress(tx, ctx, { ...suppression, reason })
    else await suppressByWord(tx, ctx, { ...suppression, reason, heardAt })
  }
}

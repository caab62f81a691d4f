import { recordWord } from "#lib/consent/record-word.ts"
import { type NewSuppression, suppress } from "#lib/consent/suppress.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import type { Transaction } from "#lib/platform/db.ts"

type Stop = NewSuppression & { reason: "consumer_stop" | "provider_opt_out"; heardAt: Date }

/**
 * Suppresses an address because its consumer said STOP, to us or to the provider, in the caller's transaction, unless a
 * START was received after it. True when something changed.
 */
export async function suppressByWord(
  tx: Transaction,
  ctx: Ctx,
  { heardAt, ...suppression }: Stop,
): Promise<boolean> {
  const { channel, addressKey } = suppression
  await forgetSaid(tx, ctx, { channel, addressKey, heardAt })
  const isLast = await recordWord(tx, ctx, { channel, addressKey, heardAt, word: "stop" })
  return isLast && suppress(tx, ctx, suppression)
}

/** Nobody has to decide on it any more. Before anything else is locked, in the order of a decision. */
const forgetSaid = (
  tx: Transaction,
  { accountId }: Ctx,
  { channel, addressKey, heardAt }: Pick<Stop, "channel" | "addressKey" | "heardAt">,
) =>
  tx.optOutQuestion.updateMany({
    where: { accountId, channel, addressKey, heardAt: { lte: heardAt }, said: { not: "" } },
    data: { said: "" },
  })

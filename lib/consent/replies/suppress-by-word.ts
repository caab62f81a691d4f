import { hearWord } from "#lib/consent/hear-word.ts"
import { type SuppressionFact, suppress } from "#lib/consent/suppress.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import type { Transaction } from "#lib/platform/db.ts"

type StopFact = SuppressionFact & { reason: "consumer_stop" | "provider_opt_out"; heardAt: Date }

/**
 * Suppresses an address because its consumer said STOP, to us or to the provider, in the caller's transaction, unless a
 * START was received after it. True when something changed.
 */
export async function suppressByWord(
  tx: Transaction,
  ctx: Ctx,
  { heardAt, ...fact }: StopFact,
): Promise<boolean> {
  const { channel, addressKey } = fact
  await forgetSaid(tx, ctx, { channel, addressKey, heardAt })
  const isLast = await hearWord(tx, ctx, { channel, addressKey, heardAt, word: "stop" })
  return isLast && suppress(tx, ctx, fact)
}

/** Nobody has to decide on it any more. Before anything else is locked, in the order of a decision. */
const forgetSaid = (
  tx: Transaction,
  { accountId }: Ctx,
  { channel, addressKey, heardAt }: Pick<StopFact, "channel" | "addressKey" | "heardAt">,
) =>
  tx.optOutQuestion.updateMany({
    where: { accountId, channel, addressKey, heardAt: { lte: heardAt }, said: { not: "" } },
    data: { said: "" },
  })

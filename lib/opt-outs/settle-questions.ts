import { audit } from "#lib/audit/audit.ts"
import { recordWord } from "#lib/consent/record-word.ts"
import { type NewSuppression, suppress } from "#lib/consent/suppress.ts"
import { wakeUndecided } from "#lib/ledger/held/wake-undecided.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import type { Transaction } from "#lib/platform/db.ts"
import type { OptOutQuestion } from "#prisma/generated/client.ts"
import type { OptOutDecision } from "./opt-out-choices.ts"

type Settlement = {
  ids: string[]
  decision: OptOutDecision
  note: string | null
  /** What the suppression list says of an opt-out. */
  ground: Pick<NewSuppression, "reason" | "source">
}

/**
 * Takes questions away with the answer to them, in the caller's transaction. The delete is what two deciders meet at: one
 * of them gets the rows. `decided` counts consumers, `taken` messages.
 */
export async function settleQuestions(tx: Transaction, ctx: Ctx, settlement: Settlement) {
  const { ids } = settlement
  await tx.$queryRaw`
    SELECT FROM opt_out_question WHERE id = ANY(${ids}::uuid[]) AND account_id = ${ctx.accountId} ORDER BY id FOR UPDATE`
  const where = { id: { in: ids }, accountId: ctx.accountId }
  const taken = await tx.optOutQuestion.findMany({ where, orderBy: { addressKey: "asc" } })
  await tx.optOutQuestion.deleteMany({ where })
  const consumers = [...Map.groupBy(taken, ({ channel, addressKey }) => `${channel} ${addressKey}`).values()]
  for (const said of consumers) await settle(tx, ctx, said, settlement)
  await wakeUndecided(tx, ctx, taken)
  return { decided: consumers.length, taken: taken.length }
}

async function settle(
  tx: Transaction,
  ctx: Ctx,
  said: OptOutQuestion[],
  { decision, note, ground }: Settlement,
): Promise<void> {
  const [last] = said.toSorted((one, other) => other.heardAt.getTime() - one.heardAt.getTime())
  if (!last) return
  const { channel, addressKey, address, heardAt } = last
  if (decision === "opted_out") {
    await recordWord(tx, ctx, { channel, addressKey, heardAt, word: "stop" })
    await suppress(tx, ctx, { channel, addressKey, address, ...ground })
  }
  const detail = { decision, note, channel, heardAt: heardAt.toISOString(), messages: said.length }
  await audit(tx, ctx, "opt_out.decide", addressKey, detail)
}

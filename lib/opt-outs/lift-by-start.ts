import { audit } from "#lib/audit/audit.ts"
import { type ConsumerWord, lockConsumer, recordWord } from "#lib/consent/record-word.ts"
import { liftedByStart } from "#lib/consent/suppression-reason.ts"
import { wakeUndecided } from "#lib/ledger/held/wake-undecided.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import type { Transaction } from "#lib/platform/db.ts"

type Start = Omit<ConsumerWord, "word"> & {
  word: "start" | "yes"
  /** Twilio's MessageSid. */
  providerId: string
}

/**
 * Takes an address off the suppression list because its consumer texted START, in the caller's transaction, unless a
 * STOP was received after it, or this very message was acted on before. It also answers what may have been an opt-out. A
 * YES does neither where a person or the deadline decided: it may be the answer to "do you want us to stop?". What a person of the brand put
 * there, or the law forbids, stays. True when an opt-out was lifted.
 */
export async function liftByStart(
  tx: Transaction,
  ctx: Ctx,
  { channel, addressKey, heardAt, word, providerId }: Start,
): Promise<boolean> {
  const consumer = { channel, addressKey }
  await lockConsumer(tx, ctx, consumer)
  if (!(await isFirstTime(tx, ctx, { providerId, heardAt }))) return false
  if (word === "start") await settleByStart(tx, ctx, { ...consumer, heardAt })
  if (!(await recordWord(tx, ctx, { ...consumer, heardAt, word }))) return false
  const { accountId } = ctx
  const where = { accountId, ...consumer, reason: { in: liftedByStart }, ...(word === "yes" && notByPerson) }
  const lifted = await tx.suppression.findFirst({ where, select: { id: true, reason: true } })
  if (!lifted) return false
  const { count } = await tx.suppression.deleteMany({ where: { ...where, id: lifted.id } })
  if (count > 0)
    await audit(tx, ctx, "suppression.remove", lifted.id, {
      channel,
      reason: lifted.reason,
      by: word.toUpperCase(),
    })
  return count > 0
}

const notByPerson = { source: { notIn: ["user", "deadline"] } }

/**
 * Nothing in a webhook says when it was written, and what is known of each is forgotten after weeks
 * (lib/retention/partitioned-tables.ts): a signed START that is sent again then would be heard after every STOP.
 */
async function isFirstTime(
  tx: Transaction,
  { accountId }: Ctx,
  { providerId, heardAt }: Pick<Start, "providerId" | "heardAt">,
): Promise<boolean> {
  const data = [{ accountId, providerId, heardAt }]
  const { count } = await tx.heardStart.createMany({ data, skipDuplicates: true })
  return count === 1
}

/**
 * Forgets what a consumer said before their START that may have been an opt-out: they have said themselves what they
 * want. In the caller's transaction, which has locked the consumer. Of two at one instant the doubt stays.
 */
async function settleByStart(
  tx: Transaction,
  ctx: Ctx,
  { channel, addressKey, heardAt }: Omit<ConsumerWord, "word">,
): Promise<void> {
  const where = { accountId: ctx.accountId, channel, addressKey, heardAt: { lt: heardAt } }
  const { count } = await tx.optOutQuestion.deleteMany({ where })
  if (count > 0) await wakeUndecided(tx, ctx, [{ channel, addressKey }])
}

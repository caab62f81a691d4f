import type { Ctx } from "#lib/platform/ctx.ts"
import type { Transaction } from "#lib/platform/db.ts"
import { oneAtATime } from "#lib/platform/one-at-a-time.ts"
import type { Channel } from "#prisma/generated/enums.ts"

type Consumer = { channel: Channel; addressKey: string }

/** A consumer's STOP, START or YES, from their phone or as the provider knows it, and when it was received. */
export type ConsumerWord = Consumer & { word: "stop" | "start" | "yes"; heardAt: Date }

/**
 * Notes a consumer's word, in the caller's transaction. True when it is the last one by the time of its receipt, whatever
 * the order in which words are processed: only then it counts. Of two at one instant the STOP counts. Until the transaction
 * ends, another word of the same consumer waits.
 */
export async function recordWord(
  tx: Transaction,
  { accountId }: Pick<Ctx, "accountId">,
  { channel, addressKey, word, heardAt }: ConsumerWord,
): Promise<boolean> {
  const count = await tx.$executeRaw`
    INSERT INTO consumer_word AS last (account_id, channel, address_key, word, heard_at)
    VALUES (${accountId}, ${channel}::channel, ${addressKey}, ${word}, ${heardAt}::timestamptz)
    ON CONFLICT (account_id, channel, address_key) DO UPDATE SET word = excluded.word, heard_at = excluded.heard_at
    WHERE last.heard_at < excluded.heard_at OR (last.heard_at = excluded.heard_at AND (excluded.word = 'stop' OR last.word <> 'stop'))`
  return count === 1
}

/** Lets a START and what may be an opt-out of one consumer wait for each other, also when neither was heard before. */
export const lockConsumer = (
  tx: Transaction,
  { accountId }: Pick<Ctx, "accountId">,
  { channel, addressKey }: Consumer,
) => oneAtATime(tx, `consent ${accountId} ${channel} ${addressKey}`)

/** When the consumer last said START, should that be their last word. A YES may have answered anything. */
export async function findLastStart(
  tx: Transaction,
  { accountId }: Pick<Ctx, "accountId">,
  { channel, addressKey }: Consumer,
): Promise<Date | null> {
  const last = await tx.consumerWord.findFirst({ where: { accountId, channel, addressKey, word: "start" } })
  return last?.heardAt ?? null
}

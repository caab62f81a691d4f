import type { Ctx } from "#lib/platform/ctx.ts"
import type { Transaction } from "#lib/platform/db.ts"
import type { Channel } from "#prisma/generated/enums.ts"

/** A consumer's STOP or START, from their phone or as the provider knows it, and when it was received. */
export type ConsumerWord = { channel: Channel; addressKey: string; word: "stop" | "start"; heardAt: Date }

/**
 * Notes a consumer's word, in the caller's transaction. True when it is the last one by the time of its receipt, whatever
 * the order in which words are processed: only then it counts. Of two at one instant the STOP counts. Until the transaction
 * ends, another word of the same consumer waits.
 */
export async function hearWord(
  tx: Transaction,
  { accountId }: Pick<Ctx, "accountId">,
  { channel, addressKey, word, heardAt }: ConsumerWord,
): Promise<boolean> {
  const count = await tx.$executeRaw`
    INSERT INTO consumer_word AS last (account_id, channel, address_key, word, heard_at)
    VALUES (${accountId}, ${channel}::channel, ${addressKey}, ${word}, ${heardAt}::timestamptz)
    ON CONFLICT (account_id, channel, address_key) DO UPDATE SET word = excluded.word, heard_at = excluded.heard_at
    WHERE last.heard_at < excluded.heard_at OR (last.heard_at = excluded.heard_at AND (excluded.word = 'stop' OR last.word = 'start'))`
  return count === 1
}

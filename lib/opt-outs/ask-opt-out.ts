import { findLastStart, lockConsumer } from "#lib/consent/record-word.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import type { Transaction } from "#lib/platform/db.ts"
import type { Channel } from "#prisma/generated/enums.ts"

export type UnclearWord = {
  channel: Channel
  addressKey: string
  address: string
  said: string
  heardAt: Date
}

/**
 * Notes that a consumer may have opted out, in the caller's transaction, unless a START was received after it. From then on
 * they are not written to, until a person decides (`decideOptOuts`), or they say STOP or START themselves.
 */
export async function askOptOut(tx: Transaction, ctx: Ctx, word: UnclearWord): Promise<void> {
  await lockConsumer(tx, ctx, word)
  const start = await findLastStart(tx, ctx, word)
  if (start && start > word.heardAt) return
  const said = word.said.slice(0, longestSaid).toWellFormed()
  await tx.optOutQuestion.create({ data: { accountId: ctx.accountId, ...word, said } })
  await keepFew(tx, ctx, word)
}

/** Enough to decide by; a text message has at most 1,600 characters. */
const longestSaid = 2_000
const mostPerConsumer = 20

/** Whoever writes without end leaves their first message, from which the deadline counts, and their latest. */
const keepFew = (tx: Transaction, { accountId }: Ctx, { channel, addressKey }: UnclearWord) => tx.$executeRaw`
  DELETE FROM opt_out_question WHERE id IN (
    SELECT id FROM (
      SELECT id, row_number() OVER (ORDER BY heard_at, id) AS nth, row_number() OVER (ORDER BY heard_at DESC, id DESC) AS back
      FROM opt_out_question
      WHERE account_id = ${accountId} AND channel = ${channel}::channel AND address_key = ${addressKey}
    ) said WHERE nth > 1 AND back >= ${mostPerConsumer}::int)`

import type { NumberVerdict } from "#lib/channels/ask-about-number.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import type { Transaction } from "#lib/platform/db.ts"
import { ConflictError } from "#lib/platform/errors.ts"
import type { Sender } from "#prisma/generated/client.ts"
import { verdictText } from "./verdict-text.ts"

type Said = { verdict: NumberVerdict; accountSid: string }

/**
 * Writes down what Twilio said about a sender. A bad verdict switches it off with what to do; a good one after a bad one,
 * or for a number that was lost, switches it on again. One that a person switched off stays off. Throws ConflictError when
 * the number was lost or won since `sender` was read.
 */
export async function recordVerdict(
  tx: Transaction,
  ctx: Ctx,
  sender: Sender,
  { verdict, accountSid }: Said,
): Promise<void> {
  const { id } = sender
  const verifiedAt = ctx.clock.now()
  const problem = verdictText(verdict, accountSid)
  const wasBad = sender.lostAt !== null || (sender.verdict !== null && sender.verdict !== "verified")
  const change = problem ? { enabled: false } : wasBad ? { enabled: true, lostAt: null } : {}
  const where = { id, lostAt: sender.lostAt }
  const { count } = await tx.sender.updateMany({ where, data: { verdict, verifiedAt, ...change } })
  if (count === 0) throw new ConflictError(`${sender.address} has changed hands in the meantime: try again`)
  if (problem) await tx.lane.updateMany({ where: { id }, data: { problem } })
  else if (wasBad) await tx.lane.updateMany({ where: { id }, data: { problem: null, backoffUntil: null } })
}

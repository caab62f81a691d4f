import type { SenderVerdict } from "#lib/channels/twilio/ask-about-senders.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import type { Transaction } from "#lib/platform/db.ts"
import { ConflictError } from "#lib/platform/errors.ts"
import type { Sender } from "#prisma/generated/client.ts"
import { channelOffText, switchedOffText, verdictText } from "./verdict-text.ts"

type Said = { verdict: SenderVerdict; accountSid: string }

/**
 * Writes down what Twilio said about a sender. A bad verdict switches it off with what to do; a good one switches on what a
 * verdict switched off. What a person switched off, itself or with its channel, stays off, also when that happened since
 * `sender` was read. Throws ConflictError when the number was lost or won since then.
 */
export async function recordVerdict(
  tx: Transaction,
  ctx: Ctx,
  sender: Sender,
  { verdict, accountSid }: Said,
): Promise<void> {
  const { id } = sender
  const now = await lockSender(tx, sender)
  const problem = verdictText(verdict, { ...sender, accountSid })
  const wasBad = now.lostAt !== null || (now.verdict !== null && now.verdict !== "verified")
  const isWanted = now.enabled || now.offByVerdict || now.offByChannel
  const enabled = !problem && isWanted && !now.offByChannel
  const offByVerdict = problem !== null && isWanted
  const lostAt = problem ? now.lostAt : null
  const data = { verdict, verifiedAt: ctx.clock.now(), enabled, offByVerdict, lostAt }
  await tx.sender.update({ where: { id }, data })
  if (problem) await tx.lane.updateMany({ where: { id }, data: { problem } })
  else if (wasBad)
    await tx.lane.updateMany({
      where: { id },
      data: { problem: enabled ? null : offText(now), backoffUntil: null },
    })
}

const offText = ({ offByChannel }: Sender) => (offByChannel ? channelOffText : switchedOffText)

async function lockSender(tx: Transaction, { id, address, lostAt }: Sender): Promise<Sender> {
  await tx.$queryRaw`SELECT FROM sender WHERE id = ${id}::uuid FOR UPDATE`
  const now = await tx.sender.findUniqueOrThrow({ where: { id } })
  if (now.lostAt?.getTime() === lostAt?.getTime()) return now
  throw new ConflictError(`${address} has changed hands in the meantime: try again`)
}

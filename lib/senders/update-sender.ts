import { z } from "zod"
import { defineVerb } from "#lib/access/verb.ts"
import { audit } from "#lib/audit/audit.ts"
import type { Transaction } from "#lib/platform/db.ts"
import { ConflictError, NotFoundError } from "#lib/platform/errors.ts"
import { senderLabel, senderRate } from "./sender-fields.ts"
import { channelOffText, switchedOffText } from "./verdict-text.ts"
import { wakeLane } from "./wake-lane.ts"

const senderChange = z.strictObject({
  senderId: z.uuid(),
  label: senderLabel,
  ratePerSecond: senderRate,
  /** Off: what waits goes on waiting, and no new campaign can use the number. */
  enabled: z.boolean(),
})
type SenderChange = z.output<typeof senderChange>

/** Of a number that another account holds, or that cannot send, the reason stands; it is switched on by verifying it. */
const good = { OR: [{ verdict: null }, { verdict: "verified" }], lostAt: null }
const usable = { OR: [{ enabled: true }, good] }

/**
 * Names a sender, sets the pace of its lane and switches it on or off; the next claim of any process keeps to it.
 * Throws InvalidInputError, NotFoundError, ConflictError when it has to be verified first or its channel is off, ForbiddenError.
 */
export const updateSender = defineVerb({
  permission: "settings:create",
  input: senderChange,
  output: z.void(),
  async run(ctx, change) {
    const { senderId: id, label, ratePerSecond, enabled } = change
    const { accountId } = ctx
    await ctx.db.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT FROM account WHERE id = ${accountId} FOR SHARE`
      if (enabled) await requireChannelOn(tx, { id, accountId })
      const where = { id, accountId, ...(enabled && usable) }
      const { count } = await tx.sender.updateMany({ where, data: { label, enabled } })
      if (count === 0) throw await refusalOf(tx, { id, accountId })
      await updateLane(tx, accountId, change)
      await audit(tx, ctx, "sender.update", id, { label, ratePerSecond, enabled })
    })
    if (enabled) await wakeLane(ctx, id)
  },
})

async function requireChannelOn(tx: Transaction, where: { id: string; accountId: string }): Promise<void> {
  const sender = await tx.sender.findFirst({ where, include: { account: true } })
  if (sender?.account.disabledChannels.includes(sender.channel)) throw new ConflictError(channelOffText)
}

async function refusalOf(tx: Transaction, where: { id: string; accountId: string }): Promise<Error> {
  if ((await tx.sender.count({ where })) === 0) return new NotFoundError("The sender")
  return new ConflictError(
    "Press Verify first: this sender cannot be used before Twilio says that it is yours",
  )
}

async function updateLane(tx: Transaction, accountId: string, change: SenderChange): Promise<void> {
  const { senderId: id, ratePerSecond, enabled } = change
  await tx.$executeRaw`
    UPDATE lane SET rate_per_second = ${ratePerSecond}::float8, free_at = NULL
    WHERE id = ${id}::uuid AND account_id = ${accountId} AND rate_per_second <> ${ratePerSecond}::float8`
  await tx.lane.updateMany({
    where: {
      id,
      accountId,
      ...(enabled ? { problem: switchedOffText } : { sender: { ...good, offByChannel: false } }),
    },
    data: { problem: enabled ? null : switchedOffText },
  })
}

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
const usable = { OR: [{ enabled: true }, { offByChannel: true }, good] }

/**
 * Names a sender, sets the pace of its lane and switches it on or off; the next claim of any process keeps to it.
 * One that is switched on while its channel is off waits for the channel. Throws InvalidInputError, NotFoundError,
 * ConflictError when it has to be verified first, ForbiddenError.
 */
export const updateSender = defineVerb({
  permission: "settings:create",
  input: senderChange,
  /** Why it does not send yet, although it is switched on; null when nothing keeps it. */
  output: z.strictObject({ problem: z.string().nullable() }),
  async run(ctx, change) {
    const { senderId: id, label, ratePerSecond, enabled } = change
    const { accountId } = ctx
    const waits = await ctx.db.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT FROM account WHERE id = ${accountId} FOR SHARE`
      const offByChannel = enabled && (await isChannelOff(tx, { id, accountId }))
      const where = { id, accountId, ...(enabled && usable) }
      const data = { label, enabled: enabled && !offByChannel, offByChannel }
      const { count } = await tx.sender.updateMany({ where, data })
      if (count === 0) throw await refusalOf(tx, { id, accountId })
      await updateLane(tx, accountId, change, offByChannel)
      await audit(tx, ctx, "sender.update", id, { label, ratePerSecond, enabled })
      return offByChannel
    })
    if (enabled && !waits) await wakeLane(ctx, id)
    return { problem: waits ? channelOffText : null }
  },
})

async function isChannelOff(tx: Transaction, where: { id: string; accountId: string }): Promise<boolean> {
  const sender = await tx.sender.findFirst({ where, include: { account: true } })
  return sender?.account.disabledChannels.includes(sender.channel) ?? false
}

async function refusalOf(tx: Transaction, where: { id: string; accountId: string }): Promise<Error> {
  if ((await tx.sender.count({ where })) === 0) return new NotFoundError("The sender")
  return new ConflictError(
    "Press Verify first: this sender cannot be used before Twilio says that it is yours",
  )
}

async function updateLane(
  tx: Transaction,
  accountId: string,
  { senderId: id, ratePerSecond, enabled }: SenderChange,
  offByChannel: boolean,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE lane SET rate_per_second = ${ratePerSecond}::float8, free_at = NULL
    WHERE id = ${id}::uuid AND account_id = ${accountId} AND rate_per_second <> ${ratePerSecond}::float8`
  const onProblem = offByChannel ? channelOffText : null
  await tx.lane.updateMany({
    where: { id, accountId, ...(enabled ? { problem: switchedOffText } : { sender: good }) },
    data: { problem: enabled ? onProblem : switchedOffText },
  })
}

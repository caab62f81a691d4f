import { z } from "zod"
import { audit } from "#lib/audit/audit.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import type { Transaction } from "#lib/platform/db.ts"
import { NotFoundError } from "#lib/platform/errors.ts"
import { requirePermission } from "./permissions.ts"
import { senderLabel, senderRate } from "./sender-fields.ts"

export const updateSenderInput = z.strictObject({
  senderId: z.uuid(),
  label: senderLabel,
  ratePerSecond: senderRate,
  /** Off: what waits goes on waiting, and no new campaign can use the number. */
  enabled: z.boolean(),
})

export type UpdateSenderInput = z.input<typeof updateSenderInput>
type SenderChange = z.output<typeof updateSenderInput>

const switchedOff =
  "This sender is switched off: switch it on under Settings, Channels, and what waits is sent"

/**
 * Names a sender, sets the pace of its lane and switches it on or off; the next claim of any process keeps to it.
 * Throws InvalidInputError, NotFoundError, ForbiddenError.
 */
export async function updateSender(ctx: Ctx, input: UpdateSenderInput): Promise<void> {
  requirePermission(ctx, "settings:create")
  const change = updateSenderInput.parse(input)
  const { senderId: id, label, ratePerSecond, enabled } = change
  const { accountId } = ctx
  await ctx.db.$transaction(async (tx) => {
    const { count } = await tx.sender.updateMany({ where: { id, accountId }, data: { label, enabled } })
    if (count === 0) throw new NotFoundError("The sender")
    await updateLane(tx, accountId, change)
    await audit(tx, ctx, "sender.update", id, { label, ratePerSecond, enabled })
  })
  if (enabled) await ctx.jobs.enqueue({ name: "drain-lane", payload: { accountId, laneId: id } })
}

async function updateLane(tx: Transaction, accountId: string, change: SenderChange): Promise<void> {
  const { senderId: id, ratePerSecond, enabled } = change
  await tx.$executeRaw`
    UPDATE lane SET rate_per_second = ${ratePerSecond}::float8, free_at = NULL
    WHERE id = ${id}::uuid AND account_id = ${accountId} AND rate_per_second <> ${ratePerSecond}::float8`
  await tx.lane.updateMany({
    where: { id, accountId, problem: enabled ? switchedOff : undefined },
    data: { problem: enabled ? null : switchedOff },
  })
}

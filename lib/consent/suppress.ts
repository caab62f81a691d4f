import { audit } from "#lib/audit/audit.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import type { Transaction } from "#lib/platform/db.ts"
import type { Channel } from "#prisma/generated/enums.ts"
import { type SuppressionReason, weakerReasons } from "./suppression-reason.ts"

export type NewSuppression = {
  channel: Channel
  addressKey: string
  /** null after the number was erased. */
  address: string | null
  reason: SuppressionReason
  source: "inbound" | "provider" | "user" | "deadline"
}

/**
 * Puts an address on the suppression list, in the caller's transaction; every later send obeys it. A second ground for
 * the same address changes the reason only when it is stronger. True when something changed.
 */
export async function suppress(tx: Transaction, ctx: Ctx, suppression: NewSuppression): Promise<boolean> {
  const { accountId } = ctx
  const { channel, addressKey, reason, source } = suppression
  const added = await tx.suppression.createManyAndReturn({
    data: [{ ...suppression, accountId, createdAt: ctx.clock.now() }],
    skipDuplicates: true,
    select: { id: true },
  })
  const changed =
    added.length > 0
      ? added
      : await tx.suppression.updateManyAndReturn({
          where: { accountId, channel, addressKey, reason: { in: weakerReasons(reason) } },
          data: { reason, source },
          select: { id: true },
        })
  for (const { id } of changed) await audit(tx, ctx, "suppression.add", id, { channel, reason, source })
  return changed.length > 0
}

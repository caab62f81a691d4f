import { randomInt } from "node:crypto"
import type { z } from "zod"
import { requirePermission } from "#lib/access/permissions.ts"
import { audit } from "#lib/audit/audit.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { columnsOf, includeLegs, refuseTakenTitle, viewOf } from "./handoff-fields.ts"
import { handoffSchema } from "./handoff-schema.ts"
import type { HandoffView } from "./handoff-view.ts"

export type CreateHandoffInput = z.input<typeof handoffSchema>

/**
 * Stores how API campaigns are sent: number, text, opt-out text and lookback (wire contract 9.6). Its id is the
 * `templateId` of requests. Throws InvalidInputError when the title is taken or the sender is not the account's.
 */
export async function createHandoff(ctx: Ctx, input: CreateHandoffInput): Promise<HandoffView> {
  requirePermission(ctx, "handoffs:write")
  const { columns, legs } = await columnsOf(ctx, handoffSchema.parse(input))
  const now = ctx.clock.now()
  const data = {
    ...columns,
    legs: { create: legs },
    id: newHandoffId(),
    accountId: ctx.accountId,
    createdBy: ctx.actor.name,
    createdAt: now,
    updatedAt: now,
  }
  const row = await ctx.db
    .$transaction(async (tx) => {
      const created = await tx.handoff.create({ data, include: includeLegs })
      await audit(tx, ctx, "handoff.create", created.id, { title: created.title })
      return created
    })
    .catch(refuseTakenTitle)
  return viewOf(row)
}

/** `H` and 15 digits, of which the first is not 0. */
const newHandoffId = () => `H${randomInt(1e5, 1e6)}${String(randomInt(0, 1e9)).padStart(9, "0")}`

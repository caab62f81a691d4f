import { randomInt } from "node:crypto"
import { defineVerb } from "#lib/access/verb.ts"
import { audit } from "#lib/audit/audit.ts"
import { columnsOf, includeLegs, refuseTakenTitle, viewOf } from "./handoff-fields.ts"
import { handoffSchema } from "./handoff-schema.ts"
import { handoffView } from "./handoff-view.ts"

/**
 * Stores how API campaigns are sent: number, text, opt-out text and lookback (wire contract 9.6). Its id is the
 * `templateId` of requests. Throws InvalidInputError when the title is taken or the sender is not the account's.
 */
export const createHandoff = defineVerb({
  permission: "handoffs:write",
  input: handoffSchema,
  output: handoffView,
  async run(ctx, fields) {
    const now = ctx.clock.now()
    const about = {
      ...{ id: newHandoffId(), accountId: ctx.accountId },
      ...{ createdBy: ctx.actor.name, createdAt: now, updatedAt: now },
    }
    const row = await ctx.db
      .$transaction(async (tx) => {
        const { columns, legs } = await columnsOf(tx, ctx, fields)
        const data = { ...columns, ...about, legs: { create: legs } }
        const created = await tx.handoff.create({ data, include: includeLegs })
        await audit(tx, ctx, "handoff.create", created.id, { title: created.title })
        return created
      })
      .catch(refuseTakenTitle)
    return viewOf(row)
  },
})

/** `H` and 15 digits, of which the first is not 0. */
const newHandoffId = () => `H${randomInt(1e5, 1e6)}${String(randomInt(0, 1e9)).padStart(9, "0")}`

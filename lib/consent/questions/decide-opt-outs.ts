import { z } from "zod"
import { requirePermission } from "#lib/accounts/permissions.ts"
import { audit } from "#lib/audit/audit.ts"
import { hearWord } from "#lib/consent/hear-word.ts"
import { suppress } from "#lib/consent/suppress.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import type { Transaction } from "#lib/platform/db.ts"
import { ForbiddenError } from "#lib/platform/errors.ts"
import { retryDeadlock } from "#lib/platform/retry-deadlock.ts"
import { blockOfText } from "#lib/platform/text-schema.ts"
import type { OptOutQuestion } from "#prisma/generated/client.ts"
import { type OptOutDecision, optOutDecisions } from "./question-view.ts"
import { wakeUndecided } from "./wake-undecided.ts"

export const decideOptOutsInput = z.strictObject({
  /** What consumers said, as the list named it: what they say later is not decided with it. */
  questionIds: z
    .array(z.uuid("This is not a message of a consumer"))
    .min(1, "Choose at least one consumer")
    .max(4_000, "Decide on at most 200 consumers at a time"),
  decision: z.enum(optOutDecisions, "The decision is opted_out or not_opted_out"),
  /** Why, for whoever reads the audit log. */
  note: blockOfText(500)
    .transform((note) => note.trim())
    .optional(),
})

export type DecideOptOutsInput = z.input<typeof decideOptOutsInput>
/** In consumers. `notOpen` counts messages: somebody else decided on them, or the consumer said STOP or START. */
export type DecideOptOutsResult = { decided: number; notOpen: number }

/**
 * A person says whether what consumers wrote is an opt-out. One is kept like a STOP, and only their START lifts it; after
 * the other they are written to again, unless they have said more since. Each is decided once.
 * Throws InvalidInputError, ForbiddenError.
 */
export async function decideOptOuts(ctx: Ctx, input: DecideOptOutsInput): Promise<DecideOptOutsResult> {
  requirePermission(ctx, "campaigns:write")
  if (ctx.actor.kind !== "user") throw new ForbiddenError("Only a named person can decide this", [])
  const { questionIds, decision, note } = decideOptOutsInput.parse(input)
  const ids = [...new Set(questionIds)]
  const { decided, taken } = await retryDeadlock(() =>
    ctx.db.$transaction((tx) => decide(tx, ctx, { ids, decision, note: note || null })),
  )
  if (decided > 0) await ctx.jobs.enqueue({ name: "release-held", payload: {} })
  return { decided, notOpen: ids.length - taken }
}

type Change = { ids: string[]; decision: OptOutDecision; note: string | null }

/** The delete is what two persons meet at: one of them gets the rows. */
async function decide(tx: Transaction, ctx: Ctx, { ids, decision, note }: Change) {
  await tx.$queryRaw`
    SELECT FROM opt_out_question WHERE id = ANY(${ids}::uuid[]) AND account_id = ${ctx.accountId} ORDER BY id FOR UPDATE`
  const where = { id: { in: ids }, accountId: ctx.accountId }
  const taken = await tx.optOutQuestion.findMany({ where, orderBy: { addressKey: "asc" } })
  await tx.optOutQuestion.deleteMany({ where })
  const consumers = [...Map.groupBy(taken, ({ channel, addressKey }) => `${channel} ${addressKey}`).values()]
  for (const said of consumers) await settle(tx, ctx, said, { decision, note })
  await wakeUndecided(tx, ctx, taken)
  return { decided: consumers.length, taken: taken.length }
}

async function settle(
  tx: Transaction,
  ctx: Ctx,
  said: OptOutQuestion[],
  { decision, note }: Omit<Change, "ids">,
): Promise<void> {
  const [last] = said.toSorted((one, other) => other.heardAt.getTime() - one.heardAt.getTime())
  if (!last) return
  const { channel, addressKey, address, heardAt } = last
  if (decision === "opted_out") {
    await hearWord(tx, ctx, { channel, addressKey, heardAt, word: "stop" })
    await suppress(tx, ctx, { channel, addressKey, address, reason: "consumer_stop", source: "user" })
  }
  const detail = { decision, note, channel, heardAt: heardAt.toISOString(), messages: said.length }
  await audit(tx, ctx, "opt_out.decide", addressKey, detail)
}

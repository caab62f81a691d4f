import { z } from "zod"
import { requirePerson } from "#lib/access/require-person.ts"
import { defineVerb } from "#lib/access/verb.ts"
import { auditNote } from "#lib/audit/audit-note.ts"
import { retryDeadlock } from "#lib/platform/retry-deadlock.ts"
import { optOutDecisions } from "./opt-out-choices.ts"
import { settleQuestions } from "./settle-questions.ts"

const byPerson = { reason: "consumer_stop", source: "user" } as const

/**
 * A person says whether what consumers wrote is an opt-out. One is kept like a STOP, and only their START lifts it; after
 * the other they are written to again, unless they have said more since. Each is decided once.
 * Throws InvalidInputError, ForbiddenError.
 */
export const decideOptOuts = defineVerb({
  permission: "campaigns:write",
  input: z.strictObject({
    /** What consumers said, as the list named it: what they say later is not decided with it. */
    questionIds: z
      .array(z.uuid("This is not a message of a consumer"))
      .min(1, "Choose at least one consumer")
      .max(4_000, "Decide on at most 200 consumers at a time"),
    decision: z.enum(optOutDecisions, "The decision is opted_out or not_opted_out"),
    note: auditNote,
  }),
  output: z.strictObject({
    /** Consumers. */
    decided: z.int(),
    /** Messages: somebody else decided on them, or the consumer said STOP or START. */
    notOpen: z.int(),
  }),
  async run(ctx, { questionIds, decision, note }) {
    requirePerson(ctx)
    const ids = [...new Set(questionIds)]
    const { decided, taken } = await retryDeadlock(() =>
      ctx.db.$transaction((tx) =>
        settleQuestions(tx, ctx, { ids, decision, note: note || null, ground: byPerson }),
      ),
    )
    if (decided > 0) await ctx.jobs.enqueue({ name: "release-held", payload: {} })
    return { decided, notOpen: ids.length - taken }
  },
})

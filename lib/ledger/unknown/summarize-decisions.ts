import { z } from "zod"
import { defineVerb, noInput } from "#lib/access/verb.ts"
import { countOptOuts } from "#lib/consent/questions/list-opt-outs.ts"
import { isDecidable } from "./decidable.ts"
import { unknownOf } from "./list-decisions.ts"

/** What waits for a person: the numbers for the navigation and the page's head. Throws ForbiddenError. */
export const summarizeDecisions = defineVerb({
  permission: "campaigns:read",
  input: noInput,
  output: z.strictObject({
    /** Messages that wait for a decision. */
    open: z.int(),
    /** Messages that are still being looked up. */
    lookedUp: z.int(),
    /** Consumers who may have opted out. */
    optOuts: z.int(),
  }),
  async run(ctx) {
    const [[messages], optOuts] = await Promise.all([
      ctx.db.$queryRaw<[{ open: number; lookedUp: number }]>`
        SELECT count(*) FILTER (WHERE ${isDecidable})::int AS open,
          count(*) FILTER (WHERE ${isDecidable} IS NOT TRUE)::int AS "lookedUp" ${unknownOf(ctx)}`,
      countOptOuts(ctx),
    ])
    return { ...messages, optOuts }
  },
})

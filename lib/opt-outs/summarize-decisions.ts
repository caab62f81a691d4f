import { z } from "zod"
import { defineVerb, noInput } from "#lib/access/verb.ts"
import { countUnknown } from "#lib/ledger/unknown/list-decisions.ts"
import { countOptOuts } from "./list-opt-outs.ts"

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
    const [messages, optOuts] = await Promise.all([countUnknown(ctx), countOptOuts(ctx)])
    return { ...messages, optOuts }
  },
})

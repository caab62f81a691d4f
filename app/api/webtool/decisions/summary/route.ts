import { webtoolRoute } from "#app/_server/webtool/webtool-route.ts"
import { summarizeDecisions } from "#lib/ledger/unknown/list-decisions.ts"
import { countOptOuts } from "#lib/opt-outs/list-opt-outs.ts"

/** How many messages, and how many consumers who may have opted out, wait for a person. */
export const GET = webtoolRoute({
  run: async (ctx) => {
    const [messages, optOuts] = await Promise.all([summarizeDecisions(ctx), countOptOuts(ctx)])
    return { ...messages, optOuts }
  },
})

import { webtoolRoute } from "#app/_server/webtool-route.ts"
import { summarizeDecisions } from "#lib/messages/unknown/list-decisions.ts"

/** How many messages wait for a person. */
export const GET = webtoolRoute({ run: summarizeDecisions })

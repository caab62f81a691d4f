import { webtoolRoute } from "#app/_server/webtool/webtool-route.ts"
import { listSenderChoices } from "#lib/campaigns/draft/list-sender-choices.ts"

/** The senders that may be chosen. */
export const GET = webtoolRoute({ run: (ctx) => listSenderChoices(ctx) })

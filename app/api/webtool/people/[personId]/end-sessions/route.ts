import { webtoolRoute } from "#app/_server/webtool/webtool-route.ts"
import { endPersonSessions } from "#lib/accounts/people/end-person-sessions.ts"
import { personInput } from "#lib/accounts/people/lock-person.ts"

/** Signs a person out on all devices. */
export const POST = webtoolRoute({
  params: personInput,
  run: (ctx, { params }) => endPersonSessions(ctx, params),
})

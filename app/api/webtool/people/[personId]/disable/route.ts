import { webtoolRoute } from "#app/_server/webtool/webtool-route.ts"
import { disablePerson } from "#lib/accounts/people/disable-person.ts"
import { personInput } from "#lib/accounts/people/lock-person.ts"

/** Shuts a person out, and ends their sessions. */
export const POST = webtoolRoute({
  params: personInput,
  run: (ctx, { params }) => disablePerson(ctx, params),
})

import { webtoolRoute } from "#app/_server/webtool/webtool-route.ts"
import { enablePerson } from "#lib/accounts/people/enable-person.ts"
import { personInput } from "#lib/accounts/people/lock-person.ts"

/** Lets a person in again. */
export const POST = webtoolRoute({
  params: personInput,
  run: (ctx, { params }) => enablePerson(ctx, params),
})

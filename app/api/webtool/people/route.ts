import { webtoolRoute } from "#app/_server/webtool/webtool-route.ts"
import { listPeople, listPeopleInput } from "#lib/accounts/people/list-people.ts"

/** A page of the account's people: `?search&role&access&sort&direction&page&pageSize`. */
export const GET = webtoolRoute({
  query: listPeopleInput,
  run: (ctx, { query }) => listPeople(ctx, query),
})

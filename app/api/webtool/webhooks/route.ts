import { webtoolRoute } from "#app/_server/webtool/webtool-route.ts"
import { listStuckEvents, listStuckEventsInput } from "#lib/events/stuck/list-stuck-events.ts"

/** A page of the webhooks that could not be applied: `?search&kind&sort&direction&page&pageSize`. */
export const GET = webtoolRoute({
  query: listStuckEventsInput,
  run: (ctx, { query }) => listStuckEvents(ctx, query),
})

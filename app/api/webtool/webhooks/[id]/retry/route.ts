import { webtoolRoute } from "#app/_server/webtool/webtool-route.ts"
import { retryStuckEvent, stuckEventInput } from "#lib/events/stuck/retry-stuck-event.ts"

/** Tries a webhook that could not be applied once more. */
export const POST = webtoolRoute({
  params: stuckEventInput,
  run: (ctx, { params }) => retryStuckEvent(ctx, params),
})

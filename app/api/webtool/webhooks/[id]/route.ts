import { webtoolRoute } from "#app/_server/webtool/webtool-route.ts"
import { dismissStuckEvent } from "#lib/events/stuck/dismiss-stuck-event.ts"
import { stuckEventInput } from "#lib/events/stuck/retry-stuck-event.ts"

/** Dismisses a webhook that could not be applied. */
export const DELETE = webtoolRoute({
  params: stuckEventInput,
  run: (ctx, { params }) => dismissStuckEvent(ctx, params),
})

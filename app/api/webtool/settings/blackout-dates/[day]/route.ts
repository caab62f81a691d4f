import { webtoolRoute } from "#app/_server/webtool/webtool-route.ts"
import { removeBlackoutDate, removeBlackoutDateInput } from "#lib/sending-rules/remove-blackout-date.ts"

/** Takes a day off the list. */
export const DELETE = webtoolRoute({
  params: removeBlackoutDateInput,
  run: (ctx, { params }) => removeBlackoutDate(ctx, params),
})

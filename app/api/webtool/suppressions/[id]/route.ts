import { webtoolRoute } from "#app/_server/webtool/webtool-route.ts"
import { removeSuppression, removeSuppressionInput } from "#lib/consent/remove-suppression.ts"

/** Takes a number off the suppression list that a person put there; 409 says why an opt-out stays. */
export const DELETE = webtoolRoute({
  params: removeSuppressionInput,
  run: (ctx, { params }) => removeSuppression(ctx, params),
})

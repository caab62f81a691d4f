import { webtoolRoute } from "#app/_server/webtool-route.ts"
import {
  setFallbackTimeZone,
  setFallbackTimeZoneInput,
} from "#lib/campaigns/control/set-fallback-time-zone.ts"
import { campaignParams } from "../../campaign-params.ts"

/** The zone of recipients whose number tells none, while the campaign runs. */
export const PATCH = webtoolRoute({
  params: campaignParams,
  body: setFallbackTimeZoneInput,
  run: (ctx, { params, body }) => setFallbackTimeZone(ctx, { ...body, ...params }),
})

import { webtoolRoute } from "#app/_server/webtool-route.ts"
import {
  updateFallbackTimeZone,
  updateFallbackTimeZoneInput,
} from "#lib/campaigns/control/update-fallback-time-zone.ts"
import { campaignParams } from "../../campaign-params.ts"

/** The zone of recipients whose number tells none, while the campaign runs. */
export const PATCH = webtoolRoute({
  params: campaignParams,
  body: updateFallbackTimeZoneInput,
  run: (ctx, { params, body }) => updateFallbackTimeZone(ctx, { ...body, ...params }),
})

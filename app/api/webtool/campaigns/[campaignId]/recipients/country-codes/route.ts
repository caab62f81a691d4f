import { webtoolRoute } from "#app/_server/webtool/webtool-route.ts"
import { addCountryCodes, addCountryCodesInput } from "#lib/campaigns/audience/add-country-codes.ts"
import { campaignParams } from "../../../campaign-params.ts"

/** Adds the home country's code to every number that lacks it. */
export const POST = webtoolRoute({
  params: campaignParams,
  body: addCountryCodesInput,
  run: (ctx, { params, body }) => addCountryCodes(ctx, { ...body, ...params }),
})

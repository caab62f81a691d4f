import { receiveUpload } from "#app/_server/webtool/receive-upload.ts"
import { webtoolRoute } from "#app/_server/webtool/webtool-route.ts"
import { campaignParams } from "../../../../campaign-params.ts"

/** A CSV file of recipients in parts, by the tus protocol 1.0: begin it, ask how far it came, go on, give it up. */
const handle = webtoolRoute({
  params: campaignParams,
  run: (ctx, { params, request }) => receiveUpload(ctx, params.campaignId, request),
})

export { handle as DELETE, handle as HEAD, handle as OPTIONS, handle as PATCH, handle as POST }

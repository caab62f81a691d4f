import { receiveUpload } from "#app/_server/webtool/receive-upload.ts"
import { signedInRoute } from "#app/_server/webtool/signed-in-route.ts"

/** A CSV file of recipients in parts, by the tus protocol 1.0: begin it, ask how far it came, go on, give it up. */
const handle = signedInRoute<{ campaignId: string }>((ctx, request, { campaignId }) =>
  receiveUpload(ctx, campaignId, request),
)

export { handle as DELETE, handle as HEAD, handle as OPTIONS, handle as PATCH, handle as POST }

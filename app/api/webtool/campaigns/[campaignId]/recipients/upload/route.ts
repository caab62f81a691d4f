import { webtoolRoute } from "#app/_server/webtool-route.ts"
import { uploadRecipients, uploadRecipientsInput } from "#lib/recipients/upload-recipients.ts"
import { campaignParams } from "../../../campaign-params.ts"

/** Makes a CSV file, sent as the body, the recipients. */
export const POST = webtoolRoute({
  params: campaignParams,
  query: uploadRecipientsInput,
  run: (ctx, { params, query, request }) =>
    uploadRecipients(ctx, { ...query, ...params, body: request.body ?? new ReadableStream() }),
})

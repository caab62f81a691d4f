import { parseJson, readText } from "#app/_server/http/read-body.ts"
import { wireRoute } from "#app/_server/wire/wire-route.ts"
import { createApiCampaign } from "#lib/campaigns/api/create-api-campaign.ts"

const maxBytes = 2_000_000

/** Creates and launches a campaign (wire contract 2.1). Unknown query parameters are ignored. */
export const POST = wireRoute(async (ctx, request) =>
  createApiCampaign(ctx, parseJson(await readText(request, maxBytes))),
)

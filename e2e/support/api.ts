import { type APIRequestContext, type APIResponse, expect } from "@playwright/test"
import { embedded } from "./embedded.ts"

/** An access token of the demo brand's API client. */
export async function accessToken(request: APIRequestContext): Promise<string> {
  const { accountId, baseUrl, clientId, clientSecret } = embedded()
  const form = { client_id: clientId, client_secret: clientSecret, grant_type: "client_credentials" }
  const response = await request.post(`${baseUrl}/sentinel/api/v2/account/${accountId}/app/token`, { form })
  const { access_token, token_type } = await response.json()
  expect(token_type).toBe("Bearer")
  return access_token
}

/** Posts a campaign of the demo brand: a name, its skill and consent are given unless `body` says otherwise. */
export async function postCampaign(request: APIRequestContext, body: object): Promise<APIResponse> {
  const { accountId, baseUrl, skill } = embedded()
  return request.post(`${baseUrl}/api/v2/account/${accountId}/campaign`, {
    headers: { authorization: `Bearer ${await accessToken(request)}` },
    data: { campaignName: "API campaign", skill, consent: true, ...body },
  })
}

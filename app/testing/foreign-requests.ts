import { testTwilio } from "#lib/channels/twilio/testing/test-webhooks.ts"
import type { TestAccount } from "#lib/platform/testing/test-ctx.ts"
import type { WholeBrand } from "./whole-brand.ts"

/**
 * A request of another brand's person for what is `theirs`: `values` fill the path. It is answered with `status`, 404
 * unless said otherwise, in the name of whoever has the right at all.
 */
type Foreign = {
  values?: Record<string, string>
  query?: Record<string, string>
  json?: unknown
  headers?: Record<string, string>
  /** Other than 404: what has no id in its path is answered for the own account, or refused for a field. */
  status?: number
}
/** Belongs to no account, so nothing can be another's. */
type Exempt = { exempt: string }

export const isExempt = (request: Foreign | Exempt): request is Exempt => "exempt" in request

const signIn: Exempt = { exempt: "signs in and out; reads no account's data" }
const own = { status: 200 }
const c = "/api/webtool/campaigns"
const s = "/api/webtool/settings"

type Requests = Record<string, Foreign | Exempt>

/** One for each verb of each route; a route without one fails the test. */
export const foreignRequests = (theirs: WholeBrand, mine: TestAccount): Requests => ({
  ...exempt,
  ...forCampaigns(theirs),
  ...forUploads(theirs),
  ...forHandoffs(theirs, mine),
  ...forTheRest(theirs),
  ...forSettings(theirs),
})

const exempt: Requests = {
  "GET /api/auth/[...nextauth]": signIn,
  "POST /api/auth/[...nextauth]": signIn,
  "POST /api/auth/sign-out": signIn,
  "POST /api/auth/backchannel-logout": { exempt: "the identity provider's, by its signature" },
  "GET /api/health": { exempt: "says that the process works" },
  "GET /api/metrics": { exempt: "counts over the installation, for its operator's token" },
  "GET /api/inngest": { exempt: "the job server's, by its signature" },
  "POST /api/inngest": { exempt: "the job server's, by its signature" },
  "PUT /api/inngest": { exempt: "the job server's, by its signature" },
  "GET /sentinel/well-known/jwks": { exempt: "public keys" },
  "POST /sentinel/api/account/[accountId]/app/token": { exempt: "tried below, with a client's secret" },
  "POST /sentinel/api/v2/account/[accountId]/app/token": { exempt: "tried below, with a client's secret" },
  "POST /api/v2/account/[accountId]/campaign": { exempt: "tried below, with an access token" },
}

function forCampaigns(theirs: WholeBrand): Requests {
  const campaign = { values: { campaignId: theirs.draft.campaignId } }
  const launched = { values: { campaignId: theirs.launchedId } }
  return {
    [`GET ${c}`]: { ...own, query: { search: "Zebrafish" } },
    [`POST ${c}`]: { json: { cloneOf: theirs.launchedId } },
    [`GET ${c}/export.csv`]: own,
    [`GET ${c}/summary`]: own,
    [`GET ${c}/[campaignId]`]: campaign,
    [`PATCH ${c}/[campaignId]`]: { ...campaign, json: { version: theirs.draft.version, name: "Mine now" } },
    [`DELETE ${c}/[campaignId]`]: campaign,
    [`GET ${c}/[campaignId]/audience`]: campaign,
    [`GET ${c}/[campaignId]/conversations`]: launched,
    [`GET ${c}/[campaignId]/messages`]: launched,
    [`GET ${c}/[campaignId]/messages.csv`]: launched,
    [`GET ${c}/[campaignId]/review`]: campaign,
    [`POST ${c}/[campaignId]/launch`]: {
      ...campaign,
      json: { version: theirs.draft.version, consent: true },
    },
    [`POST ${c}/[campaignId]/start`]: launched,
    [`POST ${c}/[campaignId]/pause`]: launched,
    [`POST ${c}/[campaignId]/resume`]: launched,
    [`POST ${c}/[campaignId]/cancel`]: launched,
    [`POST ${c}/[campaignId]/resend`]: launched,
    [`PATCH ${c}/[campaignId]/pace`]: { ...launched, json: { ratePerSecond: 1 } },
    [`PATCH ${c}/[campaignId]/fallback-time-zone`]: { ...launched, json: { fallbackTimeZone: "UTC" } },
    [`GET ${c}/[campaignId]/recipients`]: campaign,
    [`GET ${c}/[campaignId]/recipients/problems.csv`]: campaign,
    [`PUT ${c}/[campaignId]/recipients/typed`]: { ...campaign, json: { text: "16287770009" } },
    [`POST ${c}/[campaignId]/recipients/country-codes`]: { ...campaign, json: { isUnclearMeant: true } },
    [`PATCH ${c}/[campaignId]/recipients/[line]`]: {
      values: { ...campaign.values, line: "4" },
      json: { raw: "16287770009" },
    },
  }
}

function forUploads({ draft, uploadId }: WholeBrand): Requests {
  const path = `${c}/[campaignId]/recipients/uploads/[[...uploadId]]`
  const tus = { "tus-resumable": "1.0.0" }
  const campaign = { values: { campaignId: draft.campaignId } }
  const upload = { values: { ...campaign.values, uploadId }, headers: tus }
  return {
    [`HEAD ${path}`]: upload,
    [`PATCH ${path}`]: {
      ...upload,
      headers: { ...tus, "upload-offset": "0", "content-type": "application/offset+octet-stream" },
    },
    [`DELETE ${path}`]: upload,
    [`OPTIONS ${path}`]: { ...campaign, status: 204 },
    [`POST ${path}`]: {
      ...campaign,
      headers: { ...tus, "upload-length": "12" },
    },
  }
}

function forHandoffs(theirs: WholeBrand, { senderId }: TestAccount): Requests {
  const handoff = { values: { handoffId: theirs.handoffId } }
  const handoffFields = {
    ...{ title: "Taken", senderId, text: "Taken", optOutText: "" },
    ...{ lookbackMinutes: 60, routeAllWithinLookback: false },
  }
  return {
    "GET /api/webtool/handoffs": { ...own, query: { search: "Zebrafish" } },
    "POST /api/webtool/handoffs": { json: { ...handoffFields, senderId: theirs.senderId }, status: 422 },
    "GET /api/webtool/handoffs/[handoffId]": handoff,
    "PATCH /api/webtool/handoffs/[handoffId]": {
      ...handoff,
      json: { ...handoffFields, updatedAt: new Date().toISOString() },
    },
    "DELETE /api/webtool/handoffs/[handoffId]": handoff,
  }
}

const forTheRest = (theirs: WholeBrand): Requests => ({
  "GET /api/webtool/conversations": { query: { campaignId: theirs.launchedId } },
  "POST /api/webtool/conversations/[id]/close": { values: { id: theirs.conversationId } },
  "GET /api/webtool/decisions": own,
  "POST /api/webtool/decisions": {
    json: { messageIds: [theirs.unknownId], decision: "send_again" },
    status: 200,
  },
  "GET /api/webtool/decisions/opt-outs": own,
  "POST /api/webtool/decisions/opt-outs": {
    json: { questionIds: [theirs.questionId], decision: "not_opted_out" },
    status: 200,
  },
  "GET /api/webtool/decisions/summary": own,
  "GET /api/webtool/import-limits": own,
  "GET /api/webtool/senders": own,
  "GET /api/webtool/skills": own,
  "GET /api/webtool/suppressions": { ...own, query: { search: theirs.consumers[1] ?? "" } },
  "POST /api/webtool/suppressions": { json: { address: "+16287770009" }, status: 200 },
  "DELETE /api/webtool/suppressions/[id]": { values: { id: theirs.suppressionId } },
  "GET /api/webtool/webhooks": own,
  "DELETE /api/webtool/webhooks/[id]": { values: { id: theirs.webhookId } },
  "POST /api/webtool/webhooks/[id]/retry": { values: { id: theirs.webhookId } },
})

const forSettings = (theirs: WholeBrand): Requests => ({
  "GET /api/webtool/people": own,
  "POST /api/webtool/people/[personId]/disable": { values: { personId: theirs.personId } },
  "POST /api/webtool/people/[personId]/enable": { values: { personId: theirs.personId } },
  "POST /api/webtool/people/[personId]/end-sessions": { values: { personId: theirs.personId } },
  "GET /api/webtool/api-clients": own,
  "POST /api/webtool/api-clients": { json: { name: "backend" }, status: 200 },
  "GET /api/webtool/api-clients/owners": own,
  "PATCH /api/webtool/api-clients/[clientId]": {
    values: { clientId: theirs.clientId },
    json: { ownerId: theirs.personId, expiresAt: null },
  },
  "POST /api/webtool/api-clients/[clientId]/revoke": { values: { clientId: theirs.clientId } },
  [`GET ${s}/blackout-dates`]: own,
  [`POST ${s}/blackout-dates`]: { json: { day: theirs.day, name: "Mine" }, status: 200 },
  [`DELETE ${s}/blackout-dates/[day]`]: { values: { day: theirs.day } },
  [`GET ${s}/countries`]: own,
  [`PUT ${s}/countries`]: { json: { homeCountry: "US", sendingCountries: [] }, status: 200 },
  [`GET ${s}/prices`]: own,
  [`PUT ${s}/prices`]: { json: { currency: "EUR", prices: [] }, status: 200 },
  [`GET ${s}/provider`]: own,
  [`PUT ${s}/provider`]: { json: { accountSid: testTwilio.accountSid, authToken: "a-guess" }, status: 422 },
  [`GET ${s}/sending`]: own,
  [`PUT ${s}/sending`]: {
    json: { timeZone: "UTC", fallbackTimeZone: null, windows: null, stateRules: true },
    status: 200,
  },
  [`GET ${s}/senders`]: own,
  [`POST ${s}/senders`]: { json: { address: theirs.senderNumber }, status: 422 },
  [`PATCH ${s}/senders/[senderId]`]: {
    values: { senderId: theirs.senderId },
    json: { label: "", ratePerSecond: 1, enabled: false },
  },
  [`POST ${s}/senders/[senderId]/verify`]: { values: { senderId: theirs.senderId } },
  [`GET ${s}/skills`]: own,
  [`POST ${s}/skills`]: { json: { name: "Theirs" }, status: 200 },
})

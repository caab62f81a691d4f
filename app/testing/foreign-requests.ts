import { channelNames } from "#lib/channels/channels.ts"
import { testTwilio } from "#lib/channels/twilio/testing/test-webhooks.ts"
import type { TestAccount } from "#lib/platform/testing/test-ctx.ts"
import { testTemplate } from "#lib/templates/testing/test-templates.ts"
import type { WholeBrand } from "./whole-brand.ts"

/**
 * What a request of another brand's person for what is `theirs` says beyond what follows from its route: the names of the
 * path are filled with their ids, and it is answered with 404 then, else with 200 for the own account, in the name of
 * whoever has the right at all.
 */
type Foreign = {
  /** Other values of the path. */
  values?: Record<string, string>
  query?: Record<string, string>
  json?: Record<string, unknown>
  headers?: Record<string, string>
  /** Another answer: refused for a field, or empty. */
  status?: number
}
/** Belongs to no account, so nothing can be another's. */
type Exempt = { exempt: string }

export const isExempt = (request: Foreign | Exempt): request is Exempt => "exempt" in request

const signIn: Exempt = { exempt: "signs in and out; reads no account's data" }
const c = "/api/webtool/campaigns"
const s = "/api/webtool/settings"

type Requests = Record<string, Foreign | Exempt>

/** One for each method of each route that is no endpoint of the web tool, and for endpoints that take more than their path. */
export const foreignRequests = (theirs: WholeBrand, mine: TestAccount): Requests => ({
  ...exempt,
  ...forCampaigns(theirs),
  ...forUploads(theirs),
  ...forHandoffs(theirs, mine),
  ...forTemplates(theirs),
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

function forCampaigns({ draft }: WholeBrand): Requests {
  const ofDraft = { values: { campaignId: draft.campaignId } }
  return {
    [`GET ${c}`]: { query: { search: "Zebrafish" } },
    [`GET ${c}/[campaignId]`]: ofDraft,
    [`PATCH ${c}/[campaignId]`]: { ...ofDraft, json: { version: draft.version, name: "Mine now" } },
    [`DELETE ${c}/[campaignId]`]: ofDraft,
    [`GET ${c}/[campaignId]/audience`]: ofDraft,
    [`GET ${c}/[campaignId]/review`]: ofDraft,
    [`POST ${c}/[campaignId]/launch`]: { ...ofDraft, json: { version: draft.version, consent: true } },
    [`PATCH ${c}/[campaignId]/pace`]: { json: { ratePerSecond: 1 } },
    [`PATCH ${c}/[campaignId]/fallback-time-zone`]: { json: { fallbackTimeZone: "UTC" } },
    [`GET ${c}/[campaignId]/recipients`]: ofDraft,
    [`GET ${c}/[campaignId]/recipients/problems.csv`]: ofDraft,
    [`PUT ${c}/[campaignId]/recipients/typed`]: { ...ofDraft, json: { text: "16287770009" } },
    [`POST ${c}/[campaignId]/recipients/country-codes`]: { ...ofDraft, json: { isUnclearMeant: true } },
    [`PATCH ${c}/[campaignId]/recipients/[line]`]: { ...ofDraft, json: { raw: "16287770009" } },
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

/** Their ids by the names that inputs have for them. */
export const idsOf = (theirs: WholeBrand): Record<string, string> => ({
  ...{ campaignId: theirs.launchedId, handoffId: theirs.handoffId, clientId: theirs.clientId },
  templateId: theirs.templateId,
  ...{ personId: theirs.personId, senderId: theirs.senderId, day: theirs.day },
  ...{
    conversationId: theirs.conversationId,
    suppressionId: theirs.suppressionId,
    eventId: theirs.webhookId,
    line: "4",
  },
})

function forHandoffs(theirs: WholeBrand, { senderId }: TestAccount): Requests {
  const fields = {
    ...{ title: "Taken", senderId, templateId: null, text: "Taken", optOutText: "" },
    ...{ lookbackMinutes: 60, routeAllWithinLookback: false },
  }
  return {
    "GET /api/webtool/handoffs": { query: { search: "Zebrafish" } },
    "POST /api/webtool/handoffs": { json: { ...fields, senderId: theirs.senderId }, status: 422 },
    "PATCH /api/webtool/handoffs/[handoffId]": { json: { ...fields, updatedAt: new Date().toISOString() } },
  }
}

function forTemplates({ senderId }: WholeBrand): Requests {
  const updatedAt = new Date().toISOString()
  return {
    "GET /api/webtool/templates": { query: { search: "Zebrafish" } },
    "POST /api/webtool/templates": { json: { ...testTemplate(), senderId }, status: 422 },
    "PATCH /api/webtool/templates/[templateId]": { json: { ...testTemplate(), updatedAt } },
    "POST /api/webtool/templates/[templateId]/submit": { json: { updatedAt } },
  }
}

const forTheRest = (theirs: WholeBrand): Requests => ({
  "GET /api/webtool/conversations": { query: { campaignId: theirs.launchedId }, status: 404 },
  "POST /api/webtool/decisions": { json: { messageIds: [theirs.unknownId], decision: "send_again" } },
  "POST /api/webtool/decisions/opt-outs": {
    json: { questionIds: [theirs.questionId], decision: "not_opted_out" },
  },
  "GET /api/webtool/suppressions": { query: { search: theirs.consumers[1] ?? "" } },
  "POST /api/webtool/suppressions": { json: { address: "+16287770009" } },
})

const forSettings = (theirs: WholeBrand): Requests => ({
  "POST /api/webtool/api-clients": { json: { name: "backend" } },
  "PATCH /api/webtool/api-clients/[clientId]": { json: { ownerId: theirs.personId, expiresAt: null } },
  [`POST ${s}/blackout-dates`]: { json: { day: theirs.day, name: "Mine" } },
  [`PUT ${s}/channels`]: { json: { channels: channelNames.map((channel) => ({ channel, enabled: true })) } },
  [`PUT ${s}/countries`]: { json: { homeCountry: "US", sendingCountries: [] } },
  [`PUT ${s}/line-check`]: { json: { isOn: false } },
  [`PUT ${s}/prices`]: { json: { currency: "EUR", prices: [] } },
  [`PUT ${s}/provider`]: { json: { accountSid: testTwilio.accountSid, authToken: "a-guess" }, status: 422 },
  [`PUT ${s}/sending`]: {
    json: { timeZone: "UTC", fallbackTimeZone: null, windows: null, stateRules: true },
  },
  [`POST ${s}/senders`]: { json: { address: theirs.senderNumber }, status: 422 },
  [`PATCH ${s}/senders/[senderId]`]: { json: { label: "", ratePerSecond: 1, enabled: false } },
  [`PUT ${s}/senders/[senderId]/windows`]: { json: { windows: null } },
  [`POST ${s}/skills`]: { json: { name: "Theirs" } },
})

import { beforeAll, expect, test } from "vitest"
import { filledBy } from "#lib/platform/testing/filled-by.ts"
import { worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { createTestAccount } from "#lib/platform/testing/test-ctx.ts"
import { createApiCampaign } from "./create-api-campaign.ts"
import { addTemplates, apiCtx, many, person, request, windowOf } from "./testing/api-requests.ts"

const world = worldPerFile()
const brand = filledBy(beforeAll, () => createTestAccount(world.db))
const other = filledBy(beforeAll, () => createTestAccount(world.db))
beforeAll(() => addTemplates(world.db, brand, other))

const post = (body: unknown) => createApiCampaign(apiCtx(world.db, brand), body)
const oneConsumer = (change: object) => request({ consumers: [{ ...person("13235550111"), ...change }] })

test.each<[string, unknown]>([
  ["The body must be a JSON object", null],
  ["The body must be a JSON object", [request()]],
  ["The body must be a JSON object", "x"],
  ["Fields missing in request: campaignName", request({ campaignName: undefined })],
  ["Fields missing in request: campaignName", request({ campaignName: null })],
  ["Fields missing in request: skill, consent", request({ skill: null, consent: undefined })],
  ["Fields missing in request: templateId", request({ templateId: undefined })],
  ["Fields missing in request: consumers", request({ consumers: undefined })],
  ["Fields missing in request: outboundNumber", request({ templateId: "1234567890" })],
  ["Fields missing in request: variables", oneConsumer({ variables: undefined })],
  ["Fields missing in request: consumerContent", oneConsumer({ consumerContent: undefined })],
  [
    "Fields missing in request: consumerCountryCode",
    oneConsumer({ consumerContent: undefined, consumerPhoneNumber: "3235550111" }),
  ],
  ["campaignName must be a string", request({ campaignName: 5 })],
  ["campaignName must not be empty", request({ campaignName: "  " })],
  ["campaignName must be at most 255 characters", request({ campaignName: "a".repeat(256) })],
  ["campaignName must not hold control characters", request({ campaignName: "a\u0000b" })],
  ["campaignName must not hold control characters", request({ campaignName: "a\nb" })],
  ["campaignName holds half of a character", request({ campaignName: "a\ud83d" })],
  ["skill must be a string", request({ skill: ["billing"] })],
  ["skill must be at most 255 characters", request({ skill: "x".repeat(256) })],
  ['skill "nobody" does not exist', request({ skill: "nobody" })],
  ['skill "theirs only" does not exist', request({ skill: "theirs only" })],
  ['skill "Billing" does not exist', request({ skill: "Billing" })],
  ['skill "closed" is not enabled', request({ skill: "closed" })],
  ["templateId must be a string", request({ templateId: 1234567890 })],
  ["templateId must be at most 32 characters", request({ templateId: "1".repeat(33) })],
  ['"H999999999999999" is not a handoff of this account', request({ templateId: "H999999999999999" })],
  ['"H000000000000009" is not a handoff of this account', request({ templateId: "H000000000000009" })],
  ['"H000000000000003" is not a handoff of this account', request({ templateId: "H000000000000003" })],
  ['"9876543210" is not a handoff of this account', request({ templateId: "9876543210" })],
  ["outboundNumber must be a string", request({ outboundNumber: 13235550100 })],
  ["outboundNumber must be at most 16 characters", request({ outboundNumber: "1".repeat(17) })],
  ["is not an SMS sender of this account", request({ outboundNumber: "13239999999" })],
  ["is not an SMS sender of this account", request({ outboundNumber: "from me" })],
  ["consent must be true:", request({ consent: false })],
  ["consent must be true or false", request({ consent: "true" })],
  ["consumers must be a list", request({ consumers: { 0: person("1") } })],
  ["consumers must hold at least one recipient", request({ consumers: [] })],
  [
    "consumers must hold at most 100 recipients in one request: this one has 101",
    request({ consumers: many(101) }),
  ],
  ["consumers[1] must be an object", request({ consumers: [person("1"), null] })],
  ["consumers[0].variables must be an object", oneConsumer({ variables: [] })],
  [
    "consumers[0].variables.1 must be at most 1550 characters",
    oneConsumer({ variables: { 1: "a".repeat(1551) } }),
  ],
  ["consumers[0].variables.1 must not hold control characters", oneConsumer({ variables: { 1: "\u0007" } })],
  ["consumers[0].consumerContent must be an object", oneConsumer({ consumerContent: "13235550111" })],
  [
    "consumers[0].consumerContent.sms must be a string",
    oneConsumer({ consumerContent: { sms: 13235550111 } }),
  ],
  ["consumers[0].personalInfo must be an object", oneConsumer({ personalInfo: "Ada" })],
  ["consumers[0].customerInfo is nested too deeply", oneConsumer({ customerInfo: nested(13) })],
  [
    "consumers[0].personalInfo is nested too deeply or holds characters",
    oneConsumer({ personalInfo: { a: "\0" } }),
  ],
  ["schedulingMetrics must be an object", request({ schedulingMetrics: "always" })],
  ["Fields missing in request: windows", request({ schedulingMetrics: {} })],
  ["schedulingMetrics.windows[0].day must be one of", windowOf({ day: "SOMEDAY" })],
  [
    "schedulingMetrics.windows[0].startTime.hour must be from 0 to 23",
    windowOf({ startTime: { hour: 24, minute: 0 } }),
  ],
  [
    "schedulingMetrics.windows[0].endTime.minute must be a number",
    windowOf({ endTime: { hour: 1, minute: "x" } }),
  ],
  [
    "schedulingMetrics.windows[0].endTime must be later than startTime",
    windowOf({ endTime: { hour: 9, minute: 0 } }),
  ],
])("refuses the whole request: %s", async (message, body) => {
  const before = await world.db.campaign.count()
  await expect(post(body)).rejects.toThrow(message)
  expect(await world.db.campaign.count()).toBe(before)
})

function nested(depth: number): object {
  return depth === 0 ? {} : { a: nested(depth - 1) }
}

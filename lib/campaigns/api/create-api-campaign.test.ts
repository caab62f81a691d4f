import { beforeAll, expect, test } from "vitest"
import { campaignStatus } from "#lib/campaigns/progress/campaign-status.ts"
import { getTallies } from "#lib/campaigns/progress/get-tallies.ts"
import { emptyCounts } from "#lib/campaigns/progress/status-counts.ts"
import { textLegs } from "#lib/channels/testing/text-legs.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { ForbiddenError } from "#lib/platform/errors.ts"
import { filledBy } from "#lib/platform/testing/filled-by.ts"
import { worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { createTestAccount, testUser } from "#lib/platform/testing/test-ctx.ts"
import { createApiCampaign } from "./create-api-campaign.ts"
import {
  addTemplates,
  apiCtx as ctxOf,
  many,
  optOutText,
  person,
  request,
  twoVariables,
  windowOf,
  withVariables,
} from "./testing/api-requests.ts"

const world = worldPerFile()
const brand = filledBy(beforeAll, () => createTestAccount(world.db))
const other = filledBy(beforeAll, () => createTestAccount(world.db))
beforeAll(() => addTemplates(world.db, brand, other))

const apiCtx = (overrides: Partial<Ctx> = {}) => ctxOf(world.db, brand, overrides)
const post = (body: unknown) => createApiCampaign(apiCtx(), body)
const failureOf = async (consumer: object) => (await post(withVariables(consumer))).failedConsumers[0]

test("a request becomes a launched campaign with one ledger row for each accepted recipient", async () => {
  const ctx = apiCtx()
  const answer = await createApiCampaign(
    ctx,
    withVariables(
      {
        ...person("13235550111", { 1: "Ada", 2: "$5" }),
        personalInfo: { firstname: "Ada" },
        customerInfo: { ctype: "Gold" },
      },
      person("+1 (323) 555-0112", { 2: "{{1}}", 1: "Tim" }),
    ),
  )
  expect(answer).toEqual({
    proactiveCampaignId: expect.stringMatching(/^[0-9A-Za-z]{9}$/),
    leCampaignId: expect.stringMatching(/^\d{10}$/),
    leEngagementId: String(Number(answer.leCampaignId) + 1),
    failedConsumers: [],
    acceptedConsumers: [
      { id: expect.any(String), phoneNumber: "+13235550111", consumerContent: { sms: "13235550111" } },
      { id: expect.any(String), phoneNumber: "+13235550112", consumerContent: { sms: "+1 (323) 555-0112" } },
    ],
  })
  const campaign = await world.db.campaign.findUniqueOrThrow({
    where: { id: answer.proactiveCampaignId },
    include: { messages: { orderBy: { line: "asc" } }, legs: true },
  })
  expect(campaign).toMatchObject({
    ...{ source: "api", stage: "launched", name: "Payment reminder", createdByName: "Backend" },
    ...{ skillId: brand.skillId, handoffId: twoVariables, lookbackMinutes: 90, routeAllWithinLookback: true },
    channel: "sms",
    legs: textLegs(brand.senderId, "Hi {{1}}, you owe {{2}}", optOutText),
  })
  expect([campaign.consentAt, campaign.launchedAt, campaign.expandedAt]).not.toContain(null)
  expect(campaign.messages.map(({ id, body, line }) => ({ id, body, line }))).toEqual([
    { id: answer.acceptedConsumers[0]?.id, body: `Hi Ada, you owe $5\n${optOutText}`, line: 1 },
    { id: answer.acceptedConsumers[1]?.id, body: `Hi Tim, you owe {{1}}\n${optOutText}`, line: 2 },
  ])
  expect(campaign.messages[0]?.context).toEqual({
    personalInfo: { firstname: "Ada" },
    customerInfo: { ctype: "Gold" },
  })
  expect(campaign.messages[1]?.context).toBeNull()
  const tally = (await getTallies(world.db, [campaign.id])).get(campaign.id)
  expect(tally).toMatchObject({ total: 2, byStatus: { ...emptyCounts(), pending: 2 } })
  expect(ctx.requested).toEqual([
    { name: "drain-lane", payload: { accountId: brand.accountId, laneId: brand.senderId } },
  ])
  const [entry] = await world.db.auditEntry.findMany({ where: { subjectId: campaign.id } })
  expect(entry).toMatchObject({
    action: "campaign.launch",
    actorKind: "apiClient",
    detail: { accepted: 2, failed: 0 },
  })
})

test("the generic template sends variable 1 as it is, from the number of the request", async () => {
  const { address } = await world.db.sender.findUniqueOrThrow({ where: { id: brand.senderId } })
  const generic = { templateId: "1234567890", outboundNumber: address.slice(1) }
  const text = "Zdravo 😀\nкак дела? {{1}}"
  const answer = await post(
    request({
      ...generic,
      consumers: [person("+447911123456", { 1: text }), person("13235550113", { 1: "  " })],
    }),
  )
  const messages = await world.db.message.findMany({ where: { campaignId: answer.proactiveCampaignId } })
  expect(messages.map(({ body, address: to }) => [to, body])).toEqual([["+447911123456", text]])
  expect(answer.failedConsumers.map(({ errorMessage }) => errorMessage)).toEqual(["MISSING_VARIABLE=1"])
})

test("the old consumer form is answered in the old form", async () => {
  const old = (consumerCountryCode: string, consumerPhoneNumber: string) => ({
    ...{ consumerCountryCode, consumerPhoneNumber, variables: { 1: "a", 2: "b" } },
  })
  const answer = await post(withVariables(old("1", "3235550114"), old("+44", "7911 123457"), old("1", "12")))
  expect(answer.acceptedConsumers).toEqual([
    { id: expect.any(String), phoneNumber: "+13235550114" },
    { id: expect.any(String), phoneNumber: "+447911123457" },
  ])
  expect(answer.failedConsumers).toEqual([
    { phone: "+112", errorMessage: "INVALID_NUMBER", variables: { 1: "a", 2: "b" } },
  ])
})

test("a number without its country code is refused, and one of a country that Settings leave out", async () => {
  const numberOf = (sms: string) => person(sms, { 1: "a", 2: "b" })
  const given = ["3105550111", "4755551234", "+4915112345678", "4915112345679", "16001234567", "17875550111"]
  const accepted = async () =>
    (await post(withVariables(...given.map(numberOf)))).acceptedConsumers.map(
      ({ phoneNumber }) => phoneNumber,
    )
  const abroad = ["+4915112345678", "+4915112345679"]
  expect(await accepted()).toEqual(["+4915112345678", "+16001234567", "+17875550111"])
  const name = (...sendingCountries: string[]) =>
    world.db.account.update({ where: { id: brand.accountId }, data: { sendingCountries } })
  await name("US")
  expect(await accepted()).toEqual(["+16001234567", "+17875550111"])
  await name("US", "DE")
  expect(await accepted()).toEqual([...abroad, "+16001234567", "+17875550111"])
  await name()
})

test("a failed consumer of the new form is echoed with phone and country", async () => {
  const consumer = { ...person("+919876543210", { 1: "Tim" }), headerVariables: {} }
  expect(await failureOf(consumer)).toEqual({
    variables: { 1: "Tim" },
    consumerContent: { sms: "+919876543210" },
    headerVariables: {},
    phone: "+919876543210",
    countryCode: "IN",
    errorMessage: "INSUFFICIENT_VARIABLES",
  })
})

test.each([
  ["TOO_MANY_VARIABLES", "011 44 7400 123456", "+447400123456", "GB"],
  ["INVALID_NUMBER", "4155552671", "+14155552671", "US"],
  ["INVALID_NUMBER", "49055526711", "+4955526711", "DE"],
  ["INVALID_NUMBER", "1.62855E+10", "1.62855E+10", ""],
])("%s of %j is answered as the number was read", async (errorMessage, sms, phone, countryCode) => {
  const variables = { 1: "a", 2: "b", 3: "c" }
  expect(await failureOf(person(sms, variables))).toMatchObject({ errorMessage, phone, countryCode })
})

test.each([
  ["INVALID_NUMBER", person("call me", { 1: "a", 2: "b" })],
  ["INVALID_NUMBER", person("1", { 1: "a", 2: "b" })],
  ["INVALID_NUMBER", person("12".repeat(500), { 1: "a", 2: "b" })],
  ["INVALID_NUMBER", person("1323555011²", { 1: "a", 2: "b" })],
  ["MISSING_CONSUMER_INFORMATION==SMS", { consumerContent: {}, variables: { 1: "a", 2: "b" } }],
  ["MISSING_CONSUMER_INFORMATION==SMS", { consumerContent: { wa: "13235550111" }, variables: {} }],
  ["MISSING_CONSUMER_INFORMATION==SMS", person("", {})],
  ["TOO_MANY_VARIABLES", person("13235550111", { 1: "a", 2: "b", 3: "c" })],
  ["TOO_MANY_VARIABLES", person("13235550111", JSON.parse('{"1":"a","2":"b","__proto__":"c"}'))],
  ["TOO_MANY_VARIABLES", { ...person("13235550111", { 1: "a", 2: "b" }), buttonVariables: { 1: "x" } }],
  [
    "TOO_MANY_HEADER_VARIABLES",
    { ...person("13235550111", { 1: "a", 2: "b" }), headerVariables: { image: "x" } },
  ],
  ["INSUFFICIENT_VARIABLES", person("13235550111", {})],
  ["INSUFFICIENT_VARIABLES", person("13235550111", { 1: "a" })],
  ["MISSING_VARIABLE=2", person("13235550111", { 1: "a", 3: "b" })],
  ["MISSING_VARIABLE=1", person("13235550111", { toString: "a", 2: "b" })],
  ["VARIABLE_NOT_STRING=2", person("13235550111", { 1: "a", 2: 42 })],
  ["VARIABLE_NOT_STRING=1", person("13235550111", { 1: null, 2: "b" })],
  ["VARIABLE_NOT_STRING=1", person("13235550111", { 1: { toString: "x" }, 2: "b" })],
])("%s for %j", async (errorMessage, consumer) => {
  expect(await failureOf(consumer)).toMatchObject({ errorMessage })
})

test.each(["sms", "SMS", "Twilio", "sms-twilio", "SMS-TWILIO"])(
  "the channel may be called %s",
  async (name) => {
    const answer = await post(
      request({ consumers: [{ consumerContent: { [name]: "13235550111" }, variables: {} }] }),
    )
    expect(answer.acceptedConsumers).toHaveLength(1)
  },
)

test("a number counts once, whatever form it comes in; a failed first one leaves it free", async () => {
  const both = { 1: "a", 2: "b" }
  const answer = await post(
    withVariables(person("13235550121", {}), person("13235550121", both), person("+1(323)5550121", both), {
      consumerCountryCode: "1",
      consumerPhoneNumber: "3235550121",
      variables: both,
    }),
  )
  expect(answer.failedConsumers.map(({ errorMessage }) => errorMessage)).toEqual([
    ...["INSUFFICIENT_VARIABLES", "DUPLICATE_NUMBER", "DUPLICATE_NUMBER"],
  ])
  expect(answer.acceptedConsumers).toHaveLength(1)
})

test("when every recipient fails the campaign exists, empty and completed", async () => {
  const ctx = apiCtx()
  const answer = await createApiCampaign(ctx, request({ consumers: [person("1"), person("2")] }))
  expect(answer.acceptedConsumers).toEqual([])
  const campaign = await world.db.campaign.findUniqueOrThrow({ where: { id: answer.proactiveCampaignId } })
  expect(campaignStatus(campaign, emptyCounts())).toBe("completed")
  expect(ctx.requested).toEqual([])
})

test("receiving windows come with numbers or strings; who is outside waits for the next opening", async () => {
  const times = { startTime: { hour: "9", minute: "05" }, endTime: { hour: 17, minute: 30 } }
  const sunday = { clock: { now: () => new Date("2026-11-22T15:00:00Z") } }
  const answer = await createApiCampaign(apiCtx(sunday), windowOf({ day: "monday", ...times }))
  const where = { campaignId: answer.proactiveCampaignId }
  const campaign = await world.db.campaign.findUniqueOrThrow({ where: { id: where.campaignId } })
  expect(campaign.windows).toEqual([{ day: 1, startMinute: 545, endMinute: 1050 }])
  expect(await world.db.message.findMany({ where })).toMatchObject([
    { state: "held", reason: "outside_window", dueAt: new Date("2026-11-23T17:05:00Z") },
  ])
})

test("an end of 00:00 is midnight; an empty list of windows stands for the account's", async () => {
  const windowsOf = async (body: object) => {
    const { proactiveCampaignId: id } = await post(body)
    return (await world.db.campaign.findUniqueOrThrow({ where: { id } })).windows
  }
  const midnight = { hour: 0, minute: 0 }
  const wholeDay = windowOf({ day: "SUNDAY", startTime: midnight, endTime: midnight })
  expect(await windowsOf(wholeDay)).toEqual([{ day: 7, startMinute: 0, endMinute: 1440 }])
  expect(await windowsOf(request({ schedulingMetrics: { windows: [] } }))).toBeNull()
  expect(await windowsOf(request({ schedulingMetrics: null }))).toBeNull()
})

test("a sender given beside a handoff replaces the handoff's; one that is switched off refuses the request", async () => {
  const second = await world.db.sender.create({
    data: { accountId: brand.accountId, channel: "sms", address: "+13235550199" },
  })
  await world.db.lane.create({ data: { id: second.id, accountId: brand.accountId } })
  const answer = await post(request({ outboundNumber: "13235550199" }))
  const messages = await world.db.message.findMany({ where: { campaignId: answer.proactiveCampaignId } })
  expect(messages[0]?.laneId).toBe(second.id)
  await world.db.sender.update({ where: { id: second.id }, data: { enabled: false } })
  await expect(post(request({ outboundNumber: "+13235550199" }))).rejects.toThrow("switched off")
})

test("100 recipients are one request; a raised account may send more; unknown fields are ignored", async () => {
  const full = await post(request({ consumers: many(100), somethingNew: { a: 1 } }))
  expect(full.acceptedConsumers).toHaveLength(100)
  await world.db.account.update({ where: { id: brand.accountId }, data: { maxRecipientsPerRequest: 101 } })
  expect((await post(request({ consumers: many(101) }))).acceptedConsumers).toHaveLength(101)
  await world.db.account.update({ where: { id: brand.accountId }, data: { maxRecipientsPerRequest: 100 } })
})

test("20 requests at once each make their own campaign", async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, () => post(request({ consumers: many(5) }))))
  for (const key of ["proactiveCampaignId", "leCampaignId", "leEngagementId"] as const)
    expect(new Set(answers.map((answer) => answer[key])).size).toBe(20)
})

test("an LPA and an agent may not", async () => {
  for (const role of ["lpa", "agent", "agent_manager"] as const) {
    await expect(createApiCampaign(apiCtx({ actor: testUser(role) }), request())).rejects.toBeInstanceOf(
      ForbiddenError,
    )
  }
})

import { expect, test } from "@playwright/test"
import { expectAccessible } from "./support/accessibility.ts"
import { accessToken, postCampaign } from "./support/api.ts"
import { embedded, newNumber } from "./support/embedded.ts"
import { signIn } from "./support/sign-in.ts"

const { accountId, baseUrl, handoffId, handoffIdWithVariables } = embedded()
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const both = { 1: "Ada", 2: "Monday at 9" }

test("100 recipients over the API, 7 of them bad: exact answers, then every state on the screen", async ({
  page,
  request,
}) => {
  const numbers = Array.from({ length: 93 }, newNumber)
  const [first = ""] = numbers
  const consumer = (number: string, variables: object = both) => ({
    consumerContent: { sms: number.slice(1) },
    variables,
  })
  const spare = newNumber()
  const bad: [string, object][] = [
    ["INVALID_NUMBER", consumer("+123")],
    ["DUPLICATE_NUMBER", consumer(first)],
    ["MISSING_CONSUMER_INFORMATION==SMS", { consumerContent: { wa: spare.slice(1) }, variables: both }],
    ["TOO_MANY_VARIABLES", consumer(spare, { ...both, 3: "x" })],
    ["INSUFFICIENT_VARIABLES", consumer(spare, { 1: "Ada" })],
    ["MISSING_VARIABLE=2", consumer(spare, { 1: "Ada", 3: "x" })],
    ["VARIABLE_NOT_STRING=1", consumer(spare, { 1: 7, 2: "x" })],
  ]
  const campaignName = `API journey ${spare}`
  const response = await postCampaign(request, {
    campaignName,
    templateId: handoffIdWithVariables,
    consumers: [...numbers.map((number) => consumer(number)), ...bad.map(([, failing]) => failing)],
  })
  expect(response.status()).toBe(200)
  const answer = await response.json()
  expect(answer).toEqual({
    proactiveCampaignId: expect.stringMatching(/^\w{9}$/),
    leCampaignId: expect.stringMatching(/^\d+$/),
    leEngagementId: expect.stringMatching(/^\d+$/),
    requestTraceId: expect.stringMatching(uuid),
    acceptedConsumers: numbers.map((number) => ({
      id: expect.stringMatching(uuid),
      phoneNumber: number,
      consumerContent: { sms: number.slice(1) },
    })),
    failedConsumers: bad.map(([errorMessage, failing]) =>
      expect.objectContaining({ ...failing, errorMessage }),
    ),
  })
  expect(answer.failedConsumers[1]).toMatchObject({ phone: first, countryCode: "US" })

  await signIn(page, "manager", "/campaigns")
  await page.getByRole("link", { name: campaignName }).click()
  await expect(page.getByText("Completed", { exact: true })).toBeVisible({ timeout: 60_000 })
  await expect(page.getByText("Hi Ada, your fitting is on Monday at 9").first()).toBeVisible()
  await expect(page.getByText("1–25 of 100 recipients")).toBeVisible()

  await expect(page.getByText("7 lines were refused and got no message.")).toBeVisible()
  await page.getByRole("button", { name: /Status/ }).click()
  await page.getByRole("option", { name: "Refused 7" }).click()
  for (const [errorMessage] of bad) await expect(page.getByText(errorMessage)).toBeVisible()
  await expectAccessible(page)

  const { id } = answer.acceptedConsumers[0]
  await page.goto(`/campaigns?search=${id}`)
  await page.getByRole("link", { name: campaignName }).click()
  await expect(page.getByRole("heading", { name: "93 of 93 recipients done" })).toBeVisible()
  await page.getByRole("searchbox").fill(id)
  await expect(page.getByText("1 recipient", { exact: true })).toBeVisible()
  await expect(page.getByRole("row").filter({ hasText: id })).toContainText(first)
})

test("the token endpoints and the campaign call refuse what they must", async ({ request }) => {
  const token = await accessToken(request)
  const campaign = (path: string, authorization: string, data: object | string = {}) =>
    request.post(`${baseUrl}/api/v2/account/${path}`, { headers: { authorization }, data })
  const missing = await campaign(`${accountId}/campaign/?v=2.0`, token)
  expect([missing.status(), (await missing.json()).message]).toEqual([
    400,
    "Fields missing in request: campaignName, skill, templateId, consent, consumers",
  ])
  expect(missing.headers()["ratelimit-limit"]).toBe("10")
  expect((await campaign("99999999/campaign", `Bearer ${token}`)).status()).toBe(401)
  expect((await campaign(`${accountId}/campaign`, "Bearer nonsense")).status()).toBe(401)
  expect((await campaign(`${accountId}/nowhere`, token)).status()).toBe(404)
  const tooLarge = await campaign(`${accountId}/campaign`, token, " ".repeat(3_000_000))
  expect(tooLarge.status()).toBe(413)
})

test("more than ten requests in a second are refused, with the time to come back", async ({ request }) => {
  await nextSecond()
  const headers = { authorization: `Bearer ${await accessToken(request)}` }
  const data = { templateId: handoffId }
  const responses = await Promise.all(
    Array.from({ length: 30 }, () =>
      request.post(`${baseUrl}/api/v2/account/${accountId}/campaign`, { headers, data }),
    ),
  )
  const refused = responses.filter((response) => response.status() === 429)
  expect(refused.length).toBeGreaterThan(0)
  expect(refused[0]?.headers()["retry-after"]).toBe("1")
  expect(await refused[0]?.json()).toMatchObject({ code: 0, requestTraceId: expect.stringMatching(uuid) })
  await nextSecond()
})

/** Lets the account's requests start afresh. */
const nextSecond = () => new Promise((resolve) => setTimeout(resolve, 1_100))

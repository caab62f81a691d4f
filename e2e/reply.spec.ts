import { type APIRequestContext, expect, type Page, test } from "@playwright/test"
import { expectAccessible } from "./support/accessibility.ts"
import { postCampaign } from "./support/api.ts"
import { embedded, newNumber } from "./support/embedded.ts"
import { signIn } from "./support/sign-in.ts"

const { carrierUrl, handoffId, senderNumber, skill } = embedded()

test("a reply opens a conversation on the campaign's skill, which holds the next campaign back", async ({
  page,
  request,
}) => {
  const number = newNumber()
  const campaignId = await sendCampaign(request, "Reply journey", number)
  await expectStatus(page, campaignId, number, "Delivered")
  await answerAs(request, number, "Where is my order? 📦")

  await page.goto(`/campaigns/${campaignId}?tab=conversations`)
  await expect(page.getByText("Where is my order? 📦")).toBeVisible()
  await expect(page.getByText(skill).first()).toBeVisible()
  await expectAccessible(page)
  await expectStatus(page, campaignId, number, "Responded")

  const secondId = await sendCampaign(request, "While we talk", number)
  await expectStatus(page, secondId, number, "Skipped")
  await expect(page.getByText(/a conversation with this recipient is open/)).toBeVisible()
})

test("STOP holds every later campaign back, START opens the way again", async ({ page, request }) => {
  const number = newNumber()
  const first = await sendCampaign(request, "Before the stop", number)
  await expectStatus(page, first, number, "Delivered")
  await answerAs(request, number, " stop ")
  await page.goto(`/campaigns/${first}?tab=conversations`)
  await expect(page.getByText(" stop ", { exact: true })).toHaveCount(0)

  const second = await sendCampaign(request, "After the stop", number)
  await expectStatus(page, second, number, "Skipped")
  await expect(page.getByText(/this recipient opted out/)).toBeVisible()

  await answerAs(request, number, "START")
  const third = await sendCampaign(request, "After the start", number)
  await expectStatus(page, third, number, "Delivered")
})

async function sendCampaign(
  request: APIRequestContext,
  campaignName: string,
  number: string,
): Promise<string> {
  const created = await postCampaign(request, {
    campaignName,
    templateId: handoffId,
    outboundNumber: senderNumber.slice(1),
    consumers: [{ consumerContent: { sms: number.slice(1) }, variables: {} }],
  })
  const answer = await created.json()
  expect(answer.acceptedConsumers, JSON.stringify(answer)).toHaveLength(1)
  return answer.proactiveCampaignId
}

async function answerAs(request: APIRequestContext, number: string, body: string): Promise<void> {
  const sent = await request.post(`${carrierUrl}/sandbox/phones/${encodeURIComponent(number)}/messages`, {
    data: { to: senderNumber, body },
  })
  expect(await sent.json()).toMatchObject({ webhook: { status: 200 } })
}

async function expectStatus(page: Page, campaignId: string, number: string, status: string): Promise<void> {
  const path = `/campaigns/${campaignId}?tab=recipients`
  if (page.url() === "about:blank") await signIn(page, "manager", path)
  else await page.goto(path)
  const row = page.getByRole("row").filter({ hasText: number })
  await expect(row.getByText(status, { exact: true })).toBeVisible({ timeout: 20_000 })
}

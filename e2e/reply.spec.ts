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

test("what may be an opt-out holds the next campaign until a person has decided", async ({
  page,
  request,
}) => {
  const number = newNumber()
  const first = await sendCampaign(request, "Before the doubt", number)
  await expectStatus(page, first, number, "Delivered")
  await answerAs(request, number, "Please stop the Monday ones")
  await page.goto(`/campaigns/${first}?tab=conversations`)
  await page.getByRole("button", { name: /^Close/ }).click()
  await page.getByRole("button", { name: "Close conversation" }).click()
  await expect(page.getByText("Closed", { exact: false }).first()).toBeVisible()

  const second = await sendCampaign(request, "While in doubt", number)
  await expectStatus(page, second, number, "Held")
  await expect(page.getByText(/something that may be an opt-out/)).toBeVisible()

  await page.getByRole("link", { name: /^Decisions/ }).click()
  await page.getByRole("link", { name: /^Possible opt-outs/ }).click()
  await page.waitForURL(/\/opt-outs/)
  await page.getByRole("searchbox").fill(number)
  const row = page.getByRole("row").filter({ hasText: number })
  await expect(row).toContainText("Please stop the Monday ones")
  await expectAccessible(page)
  await page.getByRole("button", { name: `Not an opt-out: ${number}` }).click()
  const asked = page.getByRole("alertdialog", { name: "Not an opt-out: 1 consumer" })
  await asked.getByLabel("Note").fill("They mean the reminders of Monday only")
  await asked.getByRole("button", { name: "Not an opt-out" }).click()
  await expect(page.getByText("Can be written to again: 1 consumer")).toBeVisible()
  await expect(page.getByText("No consumer here waits for a decision")).toBeVisible()
  await expectStatus(page, second, number, "Delivered")

  await answerAs(request, number, "I said stop it")
  await page.goto(`/decisions/opt-outs?search=${encodeURIComponent(number)}`)
  await page.getByRole("button", { name: `Opted out: ${number}` }).click()
  await page.getByRole("alertdialog").getByRole("button", { name: "Opted out" }).click()
  await expect(page.getByText("Opted out: 1 consumer")).toBeVisible()
  const third = await sendCampaign(request, "After the decision", number)
  await expectStatus(page, third, number, "Skipped")
  await expect(page.getByText(/this recipient opted out/)).toBeVisible()
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

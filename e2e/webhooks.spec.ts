import { expect, type Page, test } from "@playwright/test"
import { expectAccessible } from "./support/accessibility.ts"
import { launchCampaign } from "./support/campaigns.ts"
import { newNumber } from "./support/embedded.ts"
import { signIn } from "./support/sign-in.ts"
import { countConversations, giveUpReply } from "./support/stuck-webhook.ts"

const path = "/settings?tab=webhooks"
/** Longer than a row of the table shows. */
const longReply = `${"I would like to come on Monday, if there is a place left. ".repeat(8)}Yours, Ada`

const search = (page: Page) => page.getByLabel("Search number or problem")
const gone = (page: Page, number: string) => page.getByText(`No such webhook contains "${number}"`)

test("webhooks that could not be applied have a place, which says so when there are none", async ({
  page,
}) => {
  const none = { items: [], total: 0, page: 1, pageSize: 25 }
  await page.route(/\/api\/webtool\/webhooks\?search=&/, (route) => route.fulfill({ json: none }))
  await signIn(page, "admin", path)
  await expect(page.getByRole("heading", { name: "Webhooks that could not be applied" })).toBeVisible()
  await expect(page.getByText("Every webhook was applied")).toBeVisible()
  await expectAccessible(page)
  await search(page).fill("nobody")
  await expect(gone(page, "nobody")).toBeVisible()
})

test("a reply that was given up is read in full and tried again: it reaches its campaign", async ({
  page,
  browser,
}) => {
  await signIn(page, "admin", path)
  const number = newNumber()
  const id = await launchCampaign(page, "Webhook journey", [number])
  await page.goto(`/campaigns/${id}`)
  await expect(page.getByText("Completed", { exact: true })).toBeVisible({ timeout: 30_000 })
  await giveUpReply(number, longReply)

  await page.goto(path)
  await search(page).fill(number)
  await page.getByRole("button", { name: `Read the webhook for ${number}` }).click()
  const webhook = page.getByRole("dialog", { name: `Webhook for ${number}` })
  const text = webhook.getByText(longReply).first()
  await expect(text).toBeVisible()
  expect(await text.evaluate(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight)).toBe(0)
  await webhook.getByText("Everything that the provider sent").click()
  await expect(webhook.getByText("MessageSid")).toBeVisible()
  await expectAccessible(page)

  const lpa = await (await browser.newContext()).newPage()
  await signIn(lpa, "lpa", path)
  await search(lpa).fill(number)
  await expect(lpa.getByRole("button", { name: `Read the webhook for ${number}` })).toBeVisible()
  await expect(lpa.getByRole("button", { name: /Try the webhook|Dismiss the webhook/ })).toHaveCount(0)

  await webhook.getByRole("button", { name: "Try again" }).click()
  await expect(page.getByText("It is tried again")).toBeVisible()
  await expect(webhook).toBeHidden()
  await expect(gone(page, number)).toBeVisible()
  await page.goto(`/campaigns/${id}?tab=conversations`)
  await expect(page.getByText("Yours, Ada")).toBeVisible({ timeout: 30_000 })
})

test("a reply that was given up is dismissed, once a person has said so twice", async ({ page }) => {
  const number = newNumber()
  await giveUpReply(number, longReply)
  await signIn(page, "admin", path)
  await search(page).fill(number)
  const bin = page.getByRole("button", { name: `Dismiss the webhook for ${number}` })
  const question = page.getByRole("alertdialog", { name: `Dismiss the webhook for ${number}` })
  await bin.click()
  await expect(question.getByText(longReply)).toBeVisible()
  await expectAccessible(page)
  await question.getByRole("button", { name: "Cancel" }).click()
  await expect(question).toBeHidden()
  await bin.click()
  await question.getByRole("button", { name: "Dismiss" }).click()
  await expect(question).toBeHidden()
  await expect(gone(page, number)).toBeVisible()
  expect(await countConversations(number)).toBe(0)
})

test("on a phone the open tab stands within the screen, and a webhook is read there too", async ({
  page,
}) => {
  const number = newNumber()
  await giveUpReply(number, longReply)
  await signIn(page, "admin")
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(path)
  await expect(page.getByRole("tab", { name: "Webhooks" })).toBeInViewport({ ratio: 0.99 })
  await search(page).fill(number)
  const entry = page.getByRole("listitem").filter({ hasText: number })
  await expect(entry).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  await expectAccessible(page)
  await entry.getByRole("button", { name: /^Read/ }).click()
  await page.getByRole("dialog").getByRole("button", { name: "Dismiss" }).click()
  await page.getByRole("alertdialog").getByRole("button", { name: "Dismiss" }).click()
  await expect(gone(page, number)).toBeVisible()
})

import { expect, test } from "@playwright/test"
import { expectAccessible } from "./support/accessibility.ts"
import { answerAs, createDraft, launchCampaign } from "./support/campaigns.ts"
import { newNumber } from "./support/embedded.ts"
import { signIn } from "./support/sign-in.ts"

/** The carrier answers this ending with "undelivered, landline": see its table of magic numbers. */
const landline = (areaCode: number) => `+1${areaCode}5550152`
/** This one is refused at once: 21211, not a valid number. */
const refusedAtOnce = "+16285550190"

test("a campaign is watched to its end: every recipient with state and reason", async ({ page }) => {
  await signIn(page, "manager", "/campaigns")
  const numbers = Array.from({ length: 5 }, newNumber)
  const bad = landline(628)
  const id = await launchCampaign(page, "Details journey", [...numbers, bad, refusedAtOnce])
  await page.goto(`/campaigns/${id}`)
  await expect(page.getByText("Completed", { exact: true })).toBeVisible({ timeout: 30_000 })
  await expect(page.getByRole("heading", { name: "7 of 7 recipients done" })).toBeVisible()
  await expectAccessible(page)

  await page.getByRole("button", { name: /Status/ }).click()
  await page.getByRole("option", { name: /Failed 2/ }).click()
  await expect(page).toHaveURL(/status=failed/)
  const row = page.getByRole("row").filter({ hasText: bad })
  await expect(row.getByText(/30006/)).toBeVisible()
  await expect(page.getByRole("row").filter({ hasText: refusedAtOnce })).toContainText(
    "Refused by the carrier",
  )
  await page.goBack()
  await expect(page.getByRole("row").filter({ hasText: numbers[0] })).toBeVisible()

  await page.getByRole("searchbox").fill(numbers[3]?.slice(-5) ?? "")
  await expect(page.getByText("1 recipient", { exact: true })).toBeVisible()
  await page.reload()
  await expect(page.getByRole("row").filter({ hasText: numbers[3] })).toBeVisible()
  await expect(page.getByRole("row").filter({ hasText: numbers[0] })).toBeHidden()

  const download = page.waitForEvent("download")
  await page.getByRole("link", { name: "Export CSV" }).click()
  expect((await download).suggestedFilename()).toMatch(/\.csv$/)
})

test("an answer appears by itself, and its conversation can be closed", async ({ page }) => {
  await signIn(page, "manager", "/campaigns")
  const number = newNumber()
  const id = await launchCampaign(page, "Answer journey", [number])
  await page.goto(`/campaigns/${id}?tab=conversations`)
  await expect(page.getByText("Nobody has answered yet")).toBeVisible()
  await expect(page.getByText("Completed", { exact: true })).toBeVisible({ timeout: 30_000 })
  await answerAs(page, number, "Do you open on Sunday?")
  await expect(page.getByText("Do you open on Sunday?")).toBeVisible()
  await expect(page.getByText("The spring sale starts today")).toBeVisible()
  await expectAccessible(page)
  await page.getByRole("button", { name: `Close the conversation with ${number}` }).click()
  const closing = page.getByRole("alertdialog", { name: `Close the conversation with ${number}` })
  await closing.getByRole("button", { name: "Close conversation" }).click()
  await expect(page.getByText("Closed", { exact: true })).toBeVisible()
  await page.getByRole("tab", { name: "Message" }).click()
  await expect(page.getByText("Consent confirmed")).toBeVisible()
  await expectAccessible(page)
})

test("a running campaign is cancelled: what has not left stays", async ({ page }) => {
  await signIn(page, "manager", "/campaigns")
  const id = await launchCampaign(page, "Cancel journey", Array.from({ length: 1000 }, newNumber))
  await page.goto(`/campaigns/${id}`)
  await page.getByRole("button", { name: "Cancel campaign" }).click()
  const dialog = page.getByRole("alertdialog", { name: "Cancel “Cancel journey”" })
  await expect(dialog).toContainText("cannot be resumed")
  await dialog.getByRole("button", { name: "Cancel campaign" }).click()
  await expect(page.getByText("Cancelled", { exact: true }).first()).toBeVisible()
  await expect(page.getByRole("button", { name: "Cancel campaign" })).toBeHidden()
  await expect(page.getByRole("main")).toBeFocused()
  await expect(page.getByRole("heading", { name: "1,000 of 1,000 recipients done" })).toBeVisible({
    timeout: 30_000,
  })
})

test("the list: search, filter, clone, delete, download", async ({ page }) => {
  await signIn(page, "manager", "/campaigns")
  const name = `List journey ${newNumber()}`
  await createDraft(page, name)
  await page.getByRole("searchbox", { name: "Search campaigns" }).fill(name)
  await expect(page.getByRole("row").filter({ hasText: name })).toBeVisible()
  await expect(page.getByText("1 campaign", { exact: true })).toBeVisible()
  await expectAccessible(page)

  await page.getByRole("button", { name: `More actions for ${name}` }).click()
  await page.getByRole("menuitem", { name: "Clone" }).click()
  await expect(page).toHaveURL(/\/edit/)
  await expect(page.getByLabel("Message text")).toHaveValue("The spring sale starts today")

  await page.goto(`/campaigns?search=${encodeURIComponent(name)}&status=draft`)
  await page
    .getByRole("button", { name: `More actions for ${name}` })
    .last()
    .click()
  await page.getByRole("menuitem", { name: "Delete draft" }).click()
  // A toast is an alertdialog as well, and says so before or after the question is gone.
  const deletion = page.getByRole("alertdialog", { name: /^Delete “/ })
  await deletion.getByRole("button", { name: "Delete draft" }).click()
  await expect(deletion).toBeHidden()
  await expect(page.getByText("1 campaign", { exact: true })).toBeVisible()

  await page.goto("/campaigns?search=no+such+campaign+anywhere")
  await expect(page.getByText("No campaign matches")).toBeVisible()
  await page.getByRole("button", { name: "Clear search and filters" }).click()
  await page.getByRole("button", { name: "More campaign actions" }).click()
  const download = page.waitForEvent("download")
  await page.getByRole("menuitem", { name: "Download all (CSV)" }).click()
  expect((await download).suggestedFilename()).toMatch(/\.csv$/)
})

test("LPA looks at everything and changes nothing", async ({ page, browser }) => {
  await signIn(page, "manager", "/campaigns")
  const id = await launchCampaign(page, "LPA journey", [newNumber()])
  const lpa = await (await browser.newContext()).newPage()
  await signIn(lpa, "lpa", `/campaigns/${id}`)
  await expect(lpa.getByRole("heading", { name: "LPA journey" })).toBeVisible()
  await lpa.getByRole("button", { name: "More actions for this campaign" }).click()
  await expect(lpa.getByRole("menuitem", { name: "Download recipients (CSV)" })).toBeVisible()
  await expect(lpa.getByRole("menuitem", { name: "Clone" })).toHaveCount(0)
  await lpa.goto("/campaigns")
  await expect(lpa.getByRole("heading", { name: "Campaigns" })).toBeVisible()
  await expect(lpa.getByRole("link", { name: "New campaign" })).toHaveCount(0)
})

test("on a phone details and list become cards, can be sorted and stay accessible", async ({ page }) => {
  await signIn(page, "manager", "/campaigns")
  await page.setViewportSize({ width: 390, height: 844 })
  const number = newNumber()
  const id = await launchCampaign(page, "Phone journey", [number])
  await page.goto(`/campaigns/${id}`)
  await expect(page.getByRole("list", { name: "Recipients" }).getByText(number)).toBeVisible({
    timeout: 30_000,
  })
  await expectAccessible(page)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)

  await page.goto(`/campaigns/${id}?tab=message`)
  const tab = (name: string) => page.getByRole("tab", { name })
  await expect(tab("Message")).toBeInViewport({ ratio: 1 })
  await tab("Schedule").click()
  await tab("Conversations").click()
  await expect(tab("Conversations")).toBeInViewport({ ratio: 1 })

  await page.goto("/campaigns")
  await page.getByRole("button", { name: /Sort by/ }).click()
  await page.getByRole("option", { name: "Sort by: Launched" }).click()
  await expect(page).toHaveURL(/sort=launchedAt/)
  await expectAccessible(page)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
})

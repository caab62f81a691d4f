import { expect, type Page, test } from "@playwright/test"
import { expectAccessible } from "./support/accessibility.ts"
import { launchCampaign, webtool } from "./support/campaigns.ts"
import { acceptedPerNumber } from "./support/carrier.ts"
import { newNumber } from "./support/embedded.ts"
import { signIn } from "./support/sign-in.ts"

const sum = (counts: number[]) => counts.reduce((total, count) => total + count, 0)

/** What is no number changes nothing; nothing at all takes the pace away. */
async function removePace(page: Page): Promise<void> {
  await page.getByRole("button", { name: "More actions for this campaign" }).click()
  await page.getByRole("menuitem", { name: "Change pace" }).click()
  const save = page.getByRole("dialog").getByRole("button", { name: "Change pace" })
  await page.getByLabel("Pace of this campaign").fill("fast")
  await save.click()
  await expect(page.getByText("Must be a number")).toBeVisible()
  await page.getByLabel("Pace of this campaign").fill("")
  await save.click()
  await expect(page.getByRole("dialog")).toBeHidden()
}

test("pause and resume: nothing more goes out, then the rest, each message once", async ({ page }) => {
  await signIn(page, "manager", "/campaigns")
  const numbers = Array.from({ length: 90 }, newNumber)
  const id = await launchCampaign(page, "Pause journey", numbers)
  await webtool(page, "PATCH", `campaigns/${id}/pace`, { ratePerSecond: 4 })
  await page.goto(`/campaigns/${id}`)
  await expect(page.getByText(/pace: 4 segments a second/)).toBeVisible()
  await expect.poll(async () => sum(await acceptedPerNumber(page, numbers))).toBeGreaterThan(3)

  await page.getByRole("button", { name: "Pause" }).click()
  await expect(page.getByText("Paused", { exact: true }).first()).toBeVisible()
  await page.waitForTimeout(2_500)
  const paused = sum(await acceptedPerNumber(page, numbers))
  expect(paused).toBeLessThan(numbers.length)
  await webtool(page, "POST", `campaigns/${id}/pause`)
  await page.waitForTimeout(5_000)
  expect(sum(await acceptedPerNumber(page, numbers))).toBe(paused)
  await expectAccessible(page)

  await removePace(page)
  await page.getByRole("button", { name: "Resume" }).click()
  await expect(page.getByText("Completed", { exact: true })).toBeVisible({ timeout: 45_000 })
  expect(await acceptedPerNumber(page, numbers)).toEqual(numbers.map(() => 1))
  await expect(page.getByRole("button", { name: "Pause" })).toBeHidden()
})

test("who failed is sent to again: a draft with exactly them, ready for review", async ({ page }) => {
  await signIn(page, "manager", "/campaigns")
  const failing = ["+12135550152", "+14155550153"]
  const id = await launchCampaign(page, "Resend journey", [newNumber(), ...failing])
  await page.goto(`/campaigns/${id}`)
  await expect(page.getByText("Completed", { exact: true })).toBeVisible({ timeout: 30_000 })
  await page.getByRole("button", { name: "More actions for this campaign" }).click()
  await page.getByRole("menuitem", { name: "Send again to 2 failed recipients" }).click()
  await expect(page).toHaveURL(/\/edit\?step=review/)
  await page.goto(page.url().replace("review", "recipients"))
  for (const number of failing) await expect(page.getByText(number).first()).toBeVisible()
})

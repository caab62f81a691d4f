import { expect, type Page, test } from "@playwright/test"
import { expectAccessible } from "./support/accessibility.ts"
import { createDraft, webtool } from "./support/campaigns.ts"
import { openAtAnyTime } from "./support/sending.ts"
import { signIn } from "./support/sign-in.ts"

const path = "/settings?tab=sending"

/** Years ahead, and another one in each run against a set-up that lasts. */
function dayOfThisRun(): string {
  const daysAhead = 1000 + (Math.floor(Date.now() / 1000) % 5000)
  return new Date(Date.now() + daysAhead * 86_400_000).toISOString().slice(0, 10)
}

test.describe("a Campaign Manager", () => {
  test.afterEach(({ page }) => webtool(page, "PUT", "settings/sending", openAtAnyTime))

  test("sets hours, days off and prices once for the account, and they are kept", async ({ page }) => {
    const day = dayOfThisRun()
    await signIn(page, "manager", path)

    await page.getByRole("button", { name: "08:00 – 21:00" }).click()
    await expect(page.getByText("Not saved yet")).toBeVisible()
    await page.getByRole("button", { name: "Undo changes" }).click()
    await expect(page.getByText("Not saved yet")).toBeHidden()
    await page.getByRole("button", { name: "08:00 – 21:00" }).click()
    await page.getByLabel("Every day to").fill("20:00")
    await page.getByText("Same hours every day").click()
    await page.getByText("Sunday", { exact: true }).click()
    await page.getByText("Hold the message until somebody tells the zone").click()
    await page.getByRole("button", { name: "Save", exact: true }).click()
    await expect(page.getByText("What waits is looked at again by the new rules.")).toBeVisible()
    await expect(page.getByText("Not saved yet")).toBeHidden()
    await expectAccessible(page)
    await page.reload()
    await expect(page.getByLabel("Monday to")).toHaveValue("20:00")
    await expect(page.getByLabel("Sunday to")).toBeHidden()
    await expect(page.getByLabel("Hold the message until somebody tells the zone")).toBeChecked()

    await page.getByRole("button", { name: "Add date" }).click()
    const dialog = page.getByRole("dialog")
    await dialog.getByLabel("Day").fill(day)
    await dialog.getByLabel("Name").fill("Winter fair")
    await dialog.getByRole("button", { name: "Add date" }).click()
    const added = page.getByText("Winter fair", { exact: true })
    await expect(added).toBeVisible()
    await page.getByRole("button", { name: "Remove Winter fair" }).click()
    const removal = page.getByRole("alertdialog", { name: "Remove Winter fair" })
    await removal.getByRole("button", { name: "Remove" }).click()
    await expect(added).toHaveCount(0)

    await expect(removal).toBeHidden()
    await chooseIceland(page, "Add a country")
    await page.getByRole("button", { name: "Save prices" }).click()
    await expect(page.getByText(/Write the price as a number/)).toBeVisible()
    await page.getByLabel("Iceland", { exact: true }).fill("0.0825")
    await page.getByRole("button", { name: "Save prices" }).click()
    await expect(page.getByText("Prices are saved")).toBeVisible()
    await page.reload()
    await expect(page.getByLabel("Iceland", { exact: true })).toHaveValue("0.0825")
    await page.getByRole("button", { name: "Remove the price for Iceland" }).click()
    await page.getByRole("button", { name: "Save prices" }).click()
    await expect(page.getByText("Prices are saved")).toBeVisible()
  })
})

test("step 3 of a draft names the state laws that narrow its hours, and who can switch them off", async ({
  page,
}) => {
  await signIn(page, "manager", "/campaigns")
  await webtool(page, "PUT", "settings/sending", { ...openAtAnyTime, stateRules: true })
  try {
    const { id } = await createDraft(page, "State rules")
    await page.goto(`/campaigns/${id}/edit?step=schedule`)
    await expect(page.getByText("19 US states narrow these hours")).toBeVisible()
    await expect(page.getByText(/the audit log keeps who did/)).toBeVisible()
    await page.getByText("Hours of 19 states").click()
    const texas = page.getByRole("row").filter({ hasText: "Texas" })
    await expect(texas.getByRole("link", { name: /§ 301.051/ })).toHaveAttribute("href", /^https:/)
    await expectAccessible(page)
  } finally {
    await webtool(page, "PUT", "settings/sending", openAtAnyTime)
  }
})

test("an LPA sees the rules and can change none", async ({ page }) => {
  await signIn(page, "lpa", path)
  await expect(page.getByRole("combobox", { name: "Your time zone" })).toBeDisabled()
  await expect(page.getByRole("button", { name: "Save" })).toHaveCount(0)
  await expect(page.getByRole("button", { name: "Add date" })).toHaveCount(0)
})

test("an Admin names the countries that campaigns go to unasked", async ({ page }) => {
  await signIn(page, "admin", path)
  await expect(page.getByRole("combobox", { name: "Home country" })).toHaveValue("United States")
  await chooseIceland(page, "Also write to")
  await page.getByRole("button", { name: "Save countries" }).click()
  await expect(page.getByText("Countries are saved")).toBeVisible()
  await expectAccessible(page)
  await page.reload()
  await page.getByRole("button", { name: "Do not write to Iceland" }).click()
  await page.getByRole("button", { name: "Save countries" }).click()
  await expect(page.getByText("Campaigns go to the home country alone")).toBeVisible()
  await expect(page.getByText("Not saved yet")).toBeHidden()
})

/** The focus may move a moment later than the page stands, quicker than any person types; then the list has closed again. */
async function chooseIceland(page: Page, label: string): Promise<void> {
  await expect(async () => {
    await page.getByRole("combobox", { name: label }).fill("Icel")
    await page.getByRole("option", { name: "Iceland" }).click({ timeout: 2_000 })
  }).toPass({ timeout: 20_000 })
}

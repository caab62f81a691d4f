import { expect, type Page, test } from "@playwright/test"
import { expectAccessible } from "./support/accessibility.ts"
import { embedded, newNumber } from "./support/embedded.ts"
import { signIn } from "./support/sign-in.ts"
import { expectSaved, filterChip, message, next, openDraft, phone, step, upload } from "./support/wizard.ts"

const { senderNumber, skill } = embedded()

test("from a blank page to a launched CSV campaign, and every number adds up", async ({ page }) => {
  const numbers = Array.from({ length: 60 }, newNumber)
  await signIn(page, "manager", "/campaigns")
  await page.getByRole("link", { name: "New campaign" }).first().click()
  await test.step("compose: Next goes to what is missing, the phone follows each keystroke", () =>
    composeText(page))
  await test.step("recipients: a CSV file, every bad row with its reason", () =>
    uploadRecipients(page, numbers))
  await test.step("recipients: a bad row is fixed in place, the phone shows whose row is chosen", () =>
    fixBadRow(page, numbers))
  await test.step("schedule: at the launch, and at any hour of the day", () => chooseTimes(page))
  await test.step("review: the numbers add up, the consent is asked for, the launch leads to the details", () =>
    reviewAndLaunch(page))
})

async function composeText(page: Page): Promise<void> {
  await next(page)
  await expect(page.getByLabel("Campaign name")).toBeFocused()
  await expect(page.getByText("Give the campaign a name")).toBeVisible()
  const name = `Wizard journey ${newNumber()}`
  await page.getByLabel("Campaign name").fill(name)
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible()
  await chooseSkill(page)
  await expect(page.getByRole("button", { name: /From number/ })).toContainText(senderNumber)
  await message(page).fill("Hi {{1}}, see you on {{2}}")
  await expect(phone(page)).toContainText("Hi {{1}}, see you on {{2}}")
  await expect(phone(page)).toContainText("To STOP receiving messages just reply STOP")
  await expectSaved(page)
  await expectAccessible(page)
  await next(page)
}

async function uploadRecipients(page: Page, numbers: string[]): Promise<void> {
  await next(page)
  await expect(page.getByText("Add recipients", { exact: true })).toBeVisible()
  await page.getByRole("tab", { name: "Upload CSV" }).click()
  const rows = [...numbers.map((number, index) => `${number};Person ${index};day ${index}`)]
  const bad = ["12;Short;day", `${numbers[0]};Twice;day`, `${newNumber()};No day`]
  await upload(page, ["Phone;B1;B2", ...rows, ...bad].join("\r\n"))
  await expect(filterChip(page, "All")).toHaveText("All 63")
  await expect(filterChip(page, "Valid")).toHaveText("Valid 60")
  await expect(filterChip(page, "Invalid")).toHaveText("Invalid 2")
  await expect(filterChip(page, "Duplicate")).toHaveText("Duplicate 1")
  await filterChip(page, "Only problems").click()
  await expect(page).toHaveURL(/filter=problems/)
  await expect(page.getByText("The same number is on line 2: only that one is sent to")).toBeVisible()
  await expect(page.getByText("The message wants 2 variables, the line has 1")).toBeVisible()
  await expectAccessible(page)
}

async function fixBadRow(page: Page, numbers: string[]): Promise<void> {
  await page.getByRole("button", { name: "Fix line 64" }).click()
  await page.getByLabel("Value of {{2}}").fill("Monday")
  await page.getByRole("button", { name: "Save line" }).click()
  await expect(page.getByRole("dialog")).toBeHidden()
  await expect(filterChip(page, "Valid")).toHaveText("Valid 61")
  await filterChip(page, "Valid").click()
  await page.getByRole("button", { name: `Show line 4, ${numbers[2]}, on the phone` }).click()
  await expect(phone(page)).toContainText("Hi Person 2, see you on day 2")
  const download = page.waitForEvent("download")
  await page.getByRole("link", { name: "Download problems" }).click()
  expect((await download).suggestedFilename()).toMatch(/\.csv$/)
}

async function chooseTimes(page: Page): Promise<void> {
  await next(page)
  await expect(page.getByRole("radio", { name: /When I launch it/ })).toBeChecked()
  await expect(page.getByText("61 people, 61 segments")).toBeVisible()
  await page.getByText("Hours of this campaign").click()
  await page.getByRole("button", { name: "Any time" }).click()
  await expect(page.getByText("State rules are switched off")).toBeVisible()
  await expectAccessible(page)
}

async function reviewAndLaunch(page: Page): Promise<void> {
  await next(page)
  await expect(page.getByRole("link", { name: /Gets it now 61/ })).toBeVisible()
  await expect(page.getByRole("link", { name: /Invalid or duplicate 2/ })).toBeVisible()
  await expect(page.getByRole("link", { name: "1 invalid" })).toBeVisible()
  await expect(page.getByRole("link", { name: "1 duplicate, sent to once" })).toBeVisible()
  await expect(page.getByRole("link", { name: /Audience 63/ })).toBeVisible()
  await expect(page.getByText(/^61 messages leave within about 7 s of the start\.$/)).toBeVisible()
  await expectAccessible(page)
  const launch = page.getByRole("button", { name: "Launch to 61 people" })
  await expect(page.getByRole("checkbox")).not.toBeChecked()
  await launch.click()
  await expect(page.getByRole("checkbox")).toBeFocused()
  await expect(page.getByText("Confirm this before you launch")).toBeVisible()
  await page.getByText(/Everyone on this list agreed/).click()
  await launch.click()
  await expect(page).toHaveURL(/\/campaigns\/\w{9}$/)
  await expect(page.getByRole("heading", { name: /of 61 recipients done/ })).toBeVisible()
}

test("numbers without a country code are mended by one press, and a country nobody named is asked for", async ({
  page,
}) => {
  await openDraft(page)
  await step(page, "Recipients")
  const [one, two] = [newNumber(), newNumber()]
  const lines = [one.slice(2), two.slice(2), "+31 6\u201112345678", "1.62855E+10"]
  await page.getByLabel("Recipients, one a line").fill(lines.join("\n"))
  await page.getByRole("button", { name: "Parse" }).click()
  await expect(filterChip(page, "Valid")).toHaveText("Valid 1")
  await expect(page.getByText(`Did you mean ${one} (United States)?`)).toBeVisible()
  await expect(page.getByText(/format the column as Text/)).toBeVisible()
  await expect(page.getByText("Not named in Settings: Netherlands")).toBeVisible()

  await page.getByRole("button", { name: "Add it to all" }).click()
  const dialog = page.getByRole("alertdialog", { name: "Are these numbers of United States?" })
  await expectAccessible(page)
  await dialog.getByRole("button", { name: "Add the code to 2 numbers" }).click()
  await expect(filterChip(page, "Valid")).toHaveText("Valid 3")
  await expect(dialog).toBeHidden()
  await expect(page.getByText("numbers have no country code")).toBeHidden()
  await expectAccessible(page)

  await step(page, "Preview and launch")
  const launch = page.getByRole("button", { name: "Launch to 3 people" })
  await page.getByText(/Everyone on this list agreed/).click()
  await launch.click()
  await expect(page.getByText("Confirm these countries, or take the numbers out")).toBeVisible()
  await expectAccessible(page)
  await page
    .getByText(/Also send to 1 recipient in countries that Settings do not name: Netherlands \(1\)/)
    .click()
  await launch.click()
  await expect(page).toHaveURL(/\/campaigns\/\w{9}$/)
  await expect(page.getByRole("heading", { name: /of 3 recipients done/ })).toBeVisible()
})

async function chooseSkill(page: Page) {
  await page.getByRole("combobox", { name: "Route to skill" }).fill(skill)
  await page.getByRole("option", { name: skill, exact: true }).click()
}

import { expect, type Page, test } from "@playwright/test"
import { expectAccessible } from "./support/accessibility.ts"
import { newNumber } from "./support/embedded.ts"
import { signIn } from "./support/sign-in.ts"

/** Unique as a title: small letters and digits. */
const newTitle = (word: string) => `${word}_${newNumber().slice(1)}`

/** What is written into a field of the builder, and what is said of it. */
const mistakes: [field: string, written: string, said: RegExp][] = [
  ["Title", "Order shipped", /Use small letters, digits and _ only/],
  ["Message text", "Hello {{name}}, how are you?", /A variable is a number/],
  ["Message text", "{{1}}, your order is on its way to you", /must not come first/],
  ["Message text", "Your order is on its way to you, {{1}}.", /must not come last/],
  ["Message text", "Hello {{1}} {{2}}, your order is on its way to you", /side by side/],
  [
    "Message text",
    "Hello {{1}}, your order {{3}} is on its way to you",
    /is not: number variables without gaps/,
  ],
  ["Message text", "Hello {{1}}, welcome", /at least 3 words/],
  ["Message text", "a".repeat(1_025), /Shorten it by 1/],
  ["Footer", "Bye {{1}}", /Remove the variable/],
  ["Footer", "a".repeat(61), /Shorten it by 1/],
]

/** Asks WhatsApp how the template stands until it says so. */
async function checkUntil(page: Page, said: string): Promise<void> {
  await expect(async () => {
    if (!(await page.getByText(said, { exact: true }).first().isVisible()))
      await page.getByRole("button", { name: "Check now" }).click({ timeout: 1_000 })
    await expect(page.getByText(said, { exact: true }).first()).toBeVisible({ timeout: 2_000 })
  }).toPass({ timeout: 30_000 })
}

async function submit(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Submit for approval" }).click()
  const question = page.getByRole("alertdialog", { name: /^Submit “/ })
  await expect(question).toContainText("once approved never again")
  await question.getByRole("button", { name: "Submit for approval" }).click()
  await expect(question).toHaveCount(0)
}

test("a template is written, each mistake told, rejected, mended, approved, cloned and deleted", async ({
  page,
}) => {
  const title = newTitle("magic_rejected")
  const mended = newTitle("order_shipped")
  const phone = page.getByTestId("phone-message")
  await signIn(page, "manager", "/templates")
  await page.getByRole("link", { name: "New template" }).first().click()

  await page.getByRole("button", { name: "Submit for approval" }).click()
  await expect(page.getByText("Give it a title")).toBeVisible()
  await expect(page.getByLabel("Title")).toBeFocused()
  for (const [field, written, said] of mistakes) {
    await page.getByLabel(field, { exact: true }).fill(written)
    await expect(page.getByText(said).first()).toBeVisible()
  }
  await expectAccessible(page)

  await page.getByLabel("Title").fill(title)
  await page.getByRole("combobox", { name: "Language" }).fill("brazil")
  await page.getByRole("option", { name: /Portuguese \(Brazil\)/ }).click()
  await page.getByRole("button", { name: "Header" }).click()
  await page.getByRole("option", { name: "Image" }).click()
  await page.getByLabel("Example image").fill("http://shop.example/parcel.jpg")
  await expect(page.getByText(/beginning with https/)).toBeVisible()
  await page.getByLabel("Example image").fill("https://shop.example/parcel.jpg")
  await page.getByLabel("Message text").fill("Hello {{1}}, your order *{{2}}* has left our warehouse today.")
  await page.getByLabel("Instead of {{1}}").fill("Ann")
  await page.getByLabel("Instead of {{2}}").fill("A-1001")
  await page.getByLabel("Footer").fill("Reply STOP to opt out")
  await page.getByText("Link and phone number").click()
  await page.getByLabel("Text of the link").fill("Track")
  await page.getByLabel("Address it opens").fill("https://shop.example/t/{{1}}")
  await page.getByLabel("Example instead of {{1}}").fill("A-1001")
  await page.getByRole("button", { name: "Add phone number" }).click()
  await page.getByLabel("Text of the phone number").fill("Call us")
  await page.getByLabel("Number it calls").fill("+14155550100")
  await expect(phone).toContainText("Hello Ann, your order A-1001 has left")
  await expect(phone).toContainText("Call us")
  await page.getByRole("button", { name: "Save draft" }).click()
  await expect(page).toHaveURL(/\/templates\/[0-9a-f-]{36}$/)
  await expect(page.getByRole("heading", { name: title })).toBeVisible()

  await submit(page)
  await expect(page.getByLabel("Title")).toBeDisabled()
  await checkUntil(page, "Rejected by WhatsApp")
  await expect(page.getByText(/INVALID_FORMAT/)).toBeVisible()
  await expectAccessible(page)

  await page.getByLabel("Title").fill(mended)
  await submit(page)
  await checkUntil(page, "Approved by WhatsApp")
  await expect(page.getByLabel("Message text")).toBeDisabled()
  await expectAccessible(page)

  await page.getByRole("button", { name: "Clone" }).click()
  await expect(page.getByLabel("Title")).toHaveValue(`${mended}_copy`)
  await page.goto(`/templates?search=${mended}`)
  const row = page.getByRole("row").filter({ has: page.getByRole("link", { name: mended, exact: true }) })
  await expect(row).toContainText("Approved")
  await expect(row).toContainText("Portuguese (Brazil)")
  await expectAccessible(page)
  await row.getByRole("button", { name: `More actions for ${mended}` }).click()
  await page.getByRole("menuitem", { name: "Delete" }).click()
  await page.getByRole("button", { name: "Delete template" }).click()
  await expect(row).toHaveCount(0)
  await expect(page.getByRole("link", { name: `${mended}_copy` })).toBeVisible()
})

test("the list is narrowed in the address; LPA reads and cannot write", async ({ page }) => {
  await signIn(page, "lpa", "/templates?search=nothing_like_it")
  await expect(page.getByText("No template matches")).toBeVisible()
  await page.getByRole("button", { name: "All statuses Status" }).click()
  await page.getByRole("option", { name: "Rejected" }).click()
  await expect(page).toHaveURL(/status=rejected/)
  await page.getByRole("button", { name: "Clear search and filters" }).click()
  await expect(page).toHaveURL(/\/templates$/)
  await expect(page.getByRole("link", { name: "New template" })).toHaveCount(0)
  await page.goto("/templates/new")
  await expect(page).toHaveURL(/\/no-access/)
})

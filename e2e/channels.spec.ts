import { expect, type Page, test } from "@playwright/test"
import { expectAccessible } from "./support/accessibility.ts"
import { embedded, newNumber } from "./support/embedded.ts"
import { signIn } from "./support/sign-in.ts"

const path = "/settings?tab=channels"
const { senderNumber, twilio } = embedded()

const verify = (page: Page) => page.getByRole("button", { name: `Verify ${senderNumber}` })

test("a number is verified at the provider, and one that is not ours is refused with what to do", async ({
  page,
}) => {
  await signIn(page, "manager", path)
  await verify(page).click()
  await expect(page.getByText(`${senderNumber} is verified`)).toBeVisible()
  await expect(page.getByRole("row", { name: new RegExp(senderNumber.slice(1)) })).toContainText("Verified")
  await page.getByRole("button", { name: "Add sender" }).click()
  const form = page.getByRole("dialog", { name: "Add sender" })
  await form.getByLabel("Number").fill(newNumber())
  await form.getByRole("button", { name: "Add sender" }).click()
  await expect(form.getByText(/does not have this number: buy or port it there/)).toBeVisible()
  await expectAccessible(page)
  await form.getByRole("button", { name: "Cancel" }).click()
  await expect(page.getByRole("button", { name: "Change credentials" })).toHaveCount(0)
})

test("an Admin changes the Twilio credentials: a wrong token changes nothing, the right one is tested and hidden", async ({
  page,
}) => {
  await signIn(page, "admin", path)
  await page.getByRole("button", { name: "Change credentials" }).click()
  const form = page.getByRole("dialog", { name: "Change Twilio credentials" })
  await expect(form.getByLabel("Account SID")).toHaveValue(twilio.accountSid)
  const token = form.getByLabel("Auth Token")
  await token.fill("a-wrong-token")
  await form.getByRole("button", { name: "Test and save" }).click()
  await expect(form.getByText(/Twilio does not take these credentials/)).toBeVisible()
  await expectAccessible(page)
  await token.fill(twilio.authToken)
  await form.getByRole("button", { name: "Test and save" }).click()
  await expect(page.getByText("Twilio is connected")).toBeVisible()
  await expect(page.getByText("Connected and tested")).toBeVisible()
  expect(await page.content()).not.toContain(twilio.authToken)
})

test("who only looks sees the numbers and the Twilio account, and no buttons", async ({ page }) => {
  await signIn(page, "lpa", path)
  await expect(page.getByText("Account SID")).toBeVisible()
  await expect(verify(page)).toHaveCount(0)
  await expect(
    page.getByRole("button", { name: /Change credentials|Connect Twilio|Add sender/ }),
  ).toHaveCount(0)
})

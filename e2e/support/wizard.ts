import { expect, type Page } from "@playwright/test"
import { createDraft } from "./campaigns.ts"
import { newNumber } from "./embedded.ts"
import { signIn } from "./sign-in.ts"

export async function openDraft(page: Page) {
  await signIn(page, "manager", "/campaigns")
  const draft = await createDraft(page, `Wizard ${newNumber()}`)
  await page.goto(`/campaigns/${draft.id}/edit`)
  await expect(message(page)).toBeVisible()
  return draft
}

export const message = (page: Page) => page.getByLabel("Message text")
export const phone = (page: Page) => page.getByRole("figure", { name: /Preview on the recipient/ })
export const filterChip = (page: Page, name: string) =>
  page.getByRole("radio", { name: new RegExp(`^${name} `) })
export const next = (page: Page) => page.getByRole("button", { name: /^Next: / }).click()
export const step = (page: Page, name: string) =>
  page
    .getByRole("navigation", { name: "Steps" })
    .getByRole("link", { name: new RegExp(`^${name}`) })
    .click()
export const expectSaved = (page: Page) => expect(page.getByText(/^Saved \d\d:\d\d:\d\d$/)).toBeVisible()

export async function upload(page: Page, text: string, name = "recipients.csv") {
  const file = { name, mimeType: "text/csv", buffer: Buffer.from(text) }
  await page.locator('input[type="file"]').setInputFiles(file)
}

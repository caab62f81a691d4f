import { expect, test } from "@playwright/test"
import { expectAccessible } from "./support/accessibility.ts"
import { signIn } from "./support/sign-in.ts"

test("webhooks that could not be applied have a place, which says so when there are none", async ({
  page,
}) => {
  await signIn(page, "admin", "/settings?tab=webhooks")
  await expect(page.getByRole("heading", { name: "Webhooks that could not be applied" })).toBeVisible()
  await expect(page.getByText("Every webhook was applied")).toBeVisible()
  await expectAccessible(page)
  await page.getByLabel("Search number or problem").fill("nobody")
  await expect(page.getByText('No such webhook contains "nobody"')).toBeVisible()
})

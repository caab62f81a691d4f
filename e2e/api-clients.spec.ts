import { type APIRequestContext, expect, type Page, test } from "@playwright/test"
import { expectAccessible } from "./support/accessibility.ts"
import { embedded } from "./support/embedded.ts"
import { signIn } from "./support/sign-in.ts"

const row = (page: Page, name: string) => page.getByRole("row", { name: new RegExp(name) })

/** A day so many days from today, as a date field takes it. */
function dayIn(days: number): string {
  const date = new Date(Date.now() + days * 86_400_000)
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()]
    .map((part) => String(part).padStart(2, "0"))
    .join("-")
}

async function tokenStatus(request: APIRequestContext, client_id: string, client_secret: string) {
  const { accountId, baseUrl } = embedded()
  const url = `${baseUrl}/sentinel/api/v2/account/${accountId}/app/token`
  const form = { grant_type: "client_credentials", client_id, client_secret }
  return (await request.post(url, { form })).status()
}

test("an API client has an owner and a last day; both can be changed, and it can be revoked", async ({
  page,
}) => {
  const name = `Backend ${Date.now()}`
  await signIn(page, "admin", "/settings")
  await page.getByRole("button", { name: "Create API client" }).click()
  const create = page.getByRole("dialog", { name: "Create API client" })
  await create.getByLabel("Name").fill(name)
  await expect(create.getByRole("combobox", { name: "Owner" })).toHaveValue("Avery Adams")
  await create.getByLabel("Last day").fill(dayIn(5))
  await expectAccessible(page)
  await create.getByRole("button", { name: "Create API client" }).click()
  const secret = page.getByRole("dialog", { name: `${name} can call the API` })
  await expect(secret).toBeVisible()
  const [id = "", value = ""] = await secret.locator("code").allTextContents()
  expect(await tokenStatus(page.request, id, value)).toBe(200)
  await secret.getByRole("button", { name: "I have stored the secret" }).click()

  await expect(row(page, name)).toContainText("Avery Adams")
  await expect(row(page, name)).toContainText(/Ends in [56] days/)
  await expectAccessible(page)
  await page.getByRole("button", { name: `More actions for ${name}` }).click()
  await page.getByRole("menuitem", { name: "Owner and end" }).click()
  const edit = page.getByRole("dialog", { name: `Owner and end of ${name}` })
  await edit.getByLabel("Last day").fill(dayIn(-1))
  await edit.getByRole("button", { name: "Save" }).click()
  await expect(edit.getByText("The end must be in the future")).toBeVisible()
  await edit.getByLabel("Last day").fill("")
  await edit.getByRole("button", { name: "Save" }).click()
  await expect(row(page, name)).toContainText("No end")

  await page.getByRole("button", { name: `More actions for ${name}` }).click()
  await page.getByRole("menuitem", { name: "Revoke" }).click()
  await page.getByRole("alertdialog").getByRole("button", { name: "Revoke" }).click()
  await expect(row(page, name)).toContainText("Revoked")
  expect(await tokenStatus(page.request, id, value)).toBe(401)
})

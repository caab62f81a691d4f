import { type Browser, expect, type Page, test } from "@playwright/test"
import { expectAccessible } from "./support/accessibility.ts"
import { signIn, signInByHand } from "./support/sign-in.ts"

const path = "/settings?tab=people"
const name = "Morgan Gray"
const row = (page: Page) => page.getByRole("row", { name: new RegExp(name) })

async function choose(page: Page, action: string): Promise<void> {
  await page.getByRole("button", { name: `More actions for ${name}` }).click()
  await page.getByRole("menuitem", { name: action }).click()
  await page.getByRole("alertdialog").getByRole("button", { name: action }).click()
  await expect(page.getByRole("alertdialog")).toHaveCount(0)
}

/** Another device of the agent manager, signed in by hand. */
async function device(browser: Browser): Promise<Page> {
  const page = await (await browser.newContext()).newPage()
  await signInByHand(page, "agent-manager")
  await expect(page).toHaveURL(/\/agent/)
  return page
}

/** What the browser's own API says to this page's cookies. */
const ask = (page: Page) => page.request.get("/api/webtool/conversations?state=open")

test("an Admin switches somebody off: the open tab learns it by itself, copied cookies too, until switched on", async ({
  page,
  browser,
}) => {
  const tab = await device(browser)
  const copy = await browser.newContext({ storageState: await tab.context().storageState() })
  await signIn(page, "admin", path)
  await page.getByLabel("Search name or login").fill("agent-manager@")
  await expect(row(page)).toContainText("Has access")
  await expectAccessible(page)
  await choose(page, "Switch off")
  await expect(row(page)).toContainText("Switched off")

  await expect(tab.getByRole("heading", { name: "You no longer have access" })).toBeVisible()
  await expect(tab.getByText(/Ask .*Avery Adams.* to switch it on again/)).toBeVisible()
  await expectAccessible(tab)
  const refused = await copy.request.get("/api/webtool/conversations?state=open")
  expect([refused.status(), await refused.json()]).toMatchObject([403, { code: "access_disabled" }])

  await choose(page, "Switch on")
  await expect(row(page)).toContainText("Has access")
  // The cookies of before stay worthless: the person signs in anew.
  expect((await ask(tab)).status()).toBe(401)
  const again = await device(browser)
  expect((await ask(again)).status()).toBe(200)
})

test("signing out ends every copy of that session and no other device; everywhere ends all", async ({
  browser,
}) => {
  const [laptop, phone] = [await device(browser), await device(browser)]
  const copy = await browser.newContext({ storageState: await laptop.context().storageState() })
  await laptop.getByRole("button", { name: "Sign out" }).click()
  await expect(laptop).toHaveURL(/\/sign-in/)
  expect((await copy.request.get("/api/webtool/conversations?state=open")).status()).toBe(401)
  expect((await ask(phone)).status()).toBe(200)

  const desk = await device(browser)
  await desk.getByRole("button", { name: `More for ${name}` }).click()
  await desk.getByRole("menuitem", { name: "Sign out everywhere" }).click()
  await desk.getByRole("alertdialog").getByRole("button", { name: "Sign out everywhere" }).click()
  await expect(desk).toHaveURL(/\/sign-in/)
  await expect(phone).toHaveURL(/\/sign-in/)
  expect((await ask(phone)).status()).toBe(401)
})

test("an Admin ends somebody's sessions and cannot switch off their own access", async ({
  page,
  browser,
}) => {
  const tab = await device(browser)
  await signIn(page, "admin", path)
  await page.getByLabel("Search name or login").fill("agent-manager@")
  await choose(page, "End sessions")
  await expect(tab).toHaveURL(/\/sign-in/)
  await page.getByLabel("Search name or login").fill("admin@")
  await page.getByRole("button", { name: "More actions for Avery Adams" }).click()
  await expect(page.getByRole("menuitem", { name: "End sessions" })).toBeVisible()
  await expect(page.getByRole("menuitem", { name: "Switch off" })).toHaveCount(0)
  await page.keyboard.press("Escape")
  await page.getByLabel("Search name or login").fill("nobody at all")
  await expect(page.getByText("Nobody matches")).toBeVisible()
})

test("a Campaign Manager sees no people, and LPA sees them and changes nothing", async ({
  page,
  browser,
}) => {
  await signIn(page, "manager", "/settings")
  await expect(page.getByRole("tab", { name: "Skills" })).toBeVisible()
  await expect(page.getByRole("tab", { name: "People" })).toHaveCount(0)
  const lpa = await (await browser.newContext()).newPage()
  await signIn(lpa, "lpa", path)
  await expect(lpa.getByRole("columnheader", { name: "Last seen" })).toBeVisible()
  await expect(lpa.getByRole("button", { name: /More actions for/ })).toHaveCount(0)
})

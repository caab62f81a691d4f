import { expect, test } from "@playwright/test"
import { expectAccessible } from "./support/accessibility.ts"
import { type Login, signInByHand } from "./support/sign-in.ts"

test("a stranger is sent to sign in and comes back to the page he asked for", async ({ page }) => {
  await page.goto("/settings?tab=channels")
  await expect(page).toHaveURL(/\/sign-in/)
  await expectAccessible(page)
  await signInByHand(page, "manager", "/settings?tab=channels")
  await expect(page).toHaveURL(/\/settings\?tab=channels/)
})

const starts: [Login, string, RegExp][] = [
  ["manager", "Campaign Manager", /\/campaigns/],
  ["admin", "Admin", /\/campaigns/],
  ["lpa", "LPA", /\/campaigns/],
  ["agent", "Agent", /\/agent/],
  ["agent-manager", "Agent Manager", /\/agent/],
]
for (const [login, roleName, start] of starts)
  test(`${roleName} lands where the work is and sees the role`, async ({ page }) => {
    await signInByHand(page, login)
    await expect(page).toHaveURL(start)
    await expect(page.getByText(roleName, { exact: true }).first()).toBeVisible()
    await expectAccessible(page)
  })

test("an agent who opens the campaigns learns which role is needed", async ({ page }) => {
  await signInByHand(page, "agent")
  await page.goto("/campaigns")
  await expect(page.getByText(/needs the role Admin, Campaign Manager,? or LPA/)).toBeVisible()
  await expectAccessible(page)
})

test("LPA looks at everything and changes nothing, also past the screen", async ({ page }) => {
  await signInByHand(page, "lpa")
  await expect(page.getByRole("button", { name: "New campaign" })).toHaveCount(0)
  const answer = await page.request.post("/api/webtool/campaigns", {
    data: {},
    headers: { origin: new URL(page.url()).origin },
  })
  expect(answer.status()).toBe(403)
  expect(await answer.json()).toMatchObject({ code: "forbidden", roles: ["Admin", "Campaign Manager"] })
})

test("a session does not ask twice; signing out ends it", async ({ page }) => {
  await signInByHand(page, "manager")
  await page.goto("/settings")
  await page.reload()
  await expect(page).toHaveURL(/\/settings/)
  await page.getByRole("button", { name: "Sign out" }).click()
  await expect(page).toHaveURL(/\/sign-in/)
  await page.goto("/campaigns")
  await expect(page).toHaveURL(/\/sign-in/)
})

test("another site cannot make a signed-in browser change something", async ({ page }) => {
  await signInByHand(page, "manager")
  const answer = await page.request.post("/api/webtool/campaigns", {
    data: {},
    headers: { origin: "https://elsewhere.example" },
  })
  expect(answer.status()).toBe(403)
})

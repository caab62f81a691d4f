import { expect, type Page, test } from "@playwright/test"
import { pages } from "../scripts/bundle/pages.ts"
import { createDraft } from "./support/campaigns.ts"
import { newNumber } from "./support/embedded.ts"
import { signIn } from "./support/sign-in.ts"
import { createTemplate } from "./support/templates.ts"

test("the pages that people open most ask for little script before they work", async ({ page }) => {
  await signIn(page, "manager", "/campaigns")
  const { id } = await createDraft(page, `Light ${newNumber()}`)
  const template = await createTemplate(page, `light_${newNumber().slice(1)}`)
  const paths: Record<string, string> = {
    Campaigns: "/campaigns",
    Campaign: `/campaigns/${id}`,
    Wizard: `/campaigns/${id}/edit`,
    "API handoffs": "/handoffs",
    Templates: "/templates",
    Template: `/templates/${template.id}`,
  }
  const limited = pages.filter(({ limitKb }) => limitKb !== undefined)
  expect(Object.keys(paths)).toEqual(limited.map(({ title }) => title))
  for (const { title, limitKb } of limited) {
    const kb = await firstLoadKb(page, paths[title] ?? "")
    expect(kb, `${title}: kB of script on the wire`).toBeGreaterThan(100)
    expect(kb, `${title}: kB of script on the wire`).toBeLessThan(limitKb ?? 0)
  }
})

/** What the browser received for the scripts that the HTML names, in compressed kilobytes. */
async function firstLoadKb(page: Page, path: string): Promise<number> {
  const html = await (await page.goto(path))?.text()
  const named = [...(html ?? "").matchAll(/<script[^>]* src="([^"]+)"[^>]*>/g)]
    .filter(([tag]) => !/\bnomodule\b/i.test(tag))
    .map(([, src = ""]) => new URL(src, page.url()).href)
  expect(named.length).toBeGreaterThan(5)
  const sizes = await page.evaluate(async (addresses) => {
    const received = () => performance.getEntriesByType("resource") as PerformanceResourceTiming[]
    const sizeOf = (address: string) => received().find(({ name }) => name === address)?.encodedBodySize
    while (addresses.some((address) => !sizeOf(address))) await new Promise((next) => setTimeout(next, 50))
    return addresses.map((address) => sizeOf(address) ?? 0)
  }, named)
  return sizes.reduce((sum, bytes) => sum + bytes, 0) / 1_000
}

test("a menu whose script is slow to come opens all the same, and the table stays in sight", async ({
  page,
}) => {
  await signIn(page, "manager", "/campaigns")
  const name = `Slow ${newNumber()}`
  await createDraft(page, name)
  await page.goto(`/campaigns?search=${encodeURIComponent(name)}`)
  const more = page.getByRole("button", { name: `More actions for ${name}` })
  await expect(more).toBeVisible()
  await delayScripts(page, 1_000)
  await more.click()
  await page.waitForTimeout(300)
  await expect(more).toBeVisible({ timeout: 1 })
  await page.getByRole("menuitem", { name: "Delete draft" }).click()
  await expect(page.getByRole("alertdialog")).toBeVisible()
})

test("what is pressed or typed before the page's script is there waits for it, and then works", async ({
  page,
}) => {
  await signIn(page, "admin", "/settings")
  await delayScripts(page, 1_500)
  await page.goto("/settings", { waitUntil: "commit" })
  const create = page.getByRole("button", { name: "Create API client" })
  await expect(create).toBeVisible({ timeout: 1_400 })
  await create.click()
  await expect(page.getByRole("dialog", { name: "Create API client" })).toBeVisible()
  await page.goto("/campaigns", { waitUntil: "commit" })
  await page.getByLabel("Search campaigns").fill("Nobody has this name")
  await expect(page).toHaveURL(/search=Nobody/)
  await page.context().clearCookies()
  await page.goto("/sign-in", { waitUntil: "commit" })
  await page.getByRole("button", { name: "Sign in" }).click()
  await expect(page.getByLabel("Login")).toBeVisible()
})

const delayScripts = (page: Page, delayMs: number) =>
  page.route("**/_next/static/chunks/*.js", async (route) => {
    await new Promise((next) => setTimeout(next, delayMs))
    await route.continue()
  })

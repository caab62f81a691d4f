import { expect, test } from "@playwright/test"
import { expectAccessible } from "./support/accessibility.ts"
import { webtool } from "./support/campaigns.ts"
import { newNumber } from "./support/embedded.ts"
import { expectSaved, filterChip, message, next, openDraft, phone, step, upload } from "./support/wizard.ts"

test("the counter tells which character costs, and one press makes it cheap", async ({ page }) => {
  await openDraft(page)
  await message(page).fill("It’s our “spring” sale – today only… 😀")
  await expect(page.getByText("6 characters are outside the basic SMS alphabet")).toBeVisible()
  await expect(page.getByText(/UCS-2 · 2 segments/)).toBeVisible()
  await page.getByRole("button", { name: "Replace with ': ’ at position 3" }).click()
  await expect(message(page)).toHaveValue("It's our “spring” sale – today only… 😀")
  await page.getByRole("button", { name: "Replace all 4" }).click()
  await page.getByRole("button", { name: "Remove: 😀 at position 40" }).click()
  await expect(message(page)).toHaveValue('It\'s our "spring" sale - today only... ')
  await expect(page.getByText(/GSM-7 · 1 segment/)).toBeVisible()

  await message(page).fill("x".repeat(99))
  await message(page).blur()
  await expect(page.getByText("1 character too many for 140")).toBeVisible()
  await expect(page.getByText(/Not saved/)).toBeVisible()
  await next(page)
  await expect(message(page)).toBeFocused()
  await page.getByLabel("Opt-out text").fill("Reply STOP")
  await expectSaved(page)
  await page.getByRole("button", { name: "Restore default" }).click()
  await expect(page.getByLabel("Opt-out text")).toHaveValue("To STOP receiving messages just reply STOP")
})

test("a draft survives a closed tab", async ({ page, context }) => {
  await openDraft(page)
  const url = page.url()
  await message(page).fill("Typed just before the tab was closed")
  await page.close({ runBeforeUnload: true })
  const second = await context.newPage()
  await second.goto(url)
  await expect(message(second)).toHaveValue("Typed just before the tab was closed")
})

test("two people in one draft: nobody's words are lost unasked", async ({ page, context }) => {
  await openDraft(page)
  const other = await context.newPage()
  await other.goto(page.url())
  await message(other).fill("Their text")
  await expectSaved(other)

  await message(page).fill("My text")
  const dialog = page.getByRole("alertdialog", { name: "Someone else edited this campaign" })
  await expect(dialog).toBeVisible()
  await dialog.getByRole("button", { name: "Load their version" }).click()
  await expect(message(page)).toHaveValue("Their text")

  await message(page).fill("My text, agreed")
  await expectSaved(page)
  await message(other).fill("Their second text")
  await other.getByRole("button", { name: "Keep what I typed" }).click()
  await expectSaved(other)
  await page.reload()
  await expect(message(page)).toHaveValue("Their second text")
})

test("typed recipients: all four forms, an own text, and a reason for every bad line", async ({ page }) => {
  await openDraft(page)
  await step(page, "Recipients")
  const [plain, plus, bracket, both] = [newNumber(), newNumber(), newNumber(), newNumber()]
  const bracketed = (number: string) => number.replace(/^\+1(\d{3})/, "1($1)")
  await page
    .getByLabel("Recipients, one a line")
    .fill(
      [
        plain.slice(1),
        `${plus},Only for you, my friend`,
        bracketed(bracket),
        `+${bracketed(both)}`,
        "12",
        "x",
      ].join("\n"),
    )
  await expect(page.getByText("6 of 100 lines")).toBeVisible()
  await page.getByRole("button", { name: "Parse" }).click()
  for (const number of [plain, plus, bracket, both])
    await expect(page.getByRole("grid").getByText(number, { exact: true }).first()).toBeVisible()
  await expect(page.getByText(/too short or too long/)).toBeVisible()
  await expect(page.getByText(/This is not a phone number/)).toBeVisible()
  await page.getByRole("button", { name: `Show line 2, ${plus}, on the phone` }).click()
  await expect(phone(page)).toContainText("Only for you, my friend")

  await page.getByLabel("Recipients, one a line").fill(Array(101).fill("1").join("\n"))
  await expect(page.getByText("101 of 100 lines")).toBeVisible()
  await expect(page.getByText("Remove 1 line, or upload them as a CSV file")).toBeVisible()
})

test("typed lines survive another tab, another step and a closed page; Next parses them", async ({
  page,
  context,
}) => {
  const { id } = await openDraft(page)
  await step(page, "Recipients")
  const lines = [newNumber(), newNumber()].join("\n")
  await page.getByLabel("Recipients, one a line").fill(lines)
  await page.getByRole("tab", { name: "Upload CSV" }).click()
  await page.getByRole("tab", { name: "Type" }).click()
  await expect(page.getByLabel("Recipients, one a line")).toHaveValue(lines)
  await page.close({ runBeforeUnload: true })

  const second = await context.newPage()
  await second.goto(`/campaigns/${id}/edit?step=recipients`)
  await expect(second.getByLabel("Recipients, one a line")).toHaveValue(lines)
  await second.getByLabel("Recipients, one a line").fill(`${lines}\n${newNumber()}`)
  await next(second)
  await expect(second.getByText("3 people, 3 segments")).toBeVisible()
})

test("a file that was read before the page could ask is shown all the same", async ({ page }) => {
  await openDraft(page)
  await page.goto(`${page.url().split("?")[0]}?step=recipients&add=upload`)
  await expect(page.getByText("No recipients yet")).toBeVisible()
  await page.route("**/audience?latest=1", async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 2_000))
    await route.continue()
  })
  await upload(page, `Phone\r\n${newNumber()}`)
  await expect(filterChip(page, "All")).toHaveText("All 1")
})

test("lines that were asked for before a file was read are asked for again", async ({ page }) => {
  await openDraft(page)
  await page.goto(`${page.url().split("?")[0]}?step=recipients&add=upload`)
  await expect(page.getByText("No recipients yet")).toBeVisible()
  const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
  let isRead = false
  await page.route(/recipients\?filter/, (route) =>
    isRead ? route.continue() : route.fulfill({ json: { items: [], total: 0, page: 1, pageSize: 25 } }),
  )
  await page.route(/audience$/, async (route) => {
    await pause(2_000)
    isRead = true
    await route.continue()
  })
  await page.route(/audience\?latest=1/, async (route) => {
    await pause(3_000)
    await route.continue()
  })
  await upload(page, `Phone\r\n${newNumber()}`)
  await expect(filterChip(page, "All")).toHaveText("All 1")
})

test("a file that is no CSV says what it is, and changes nothing", async ({ page }) => {
  await openDraft(page)
  await step(page, "Recipients")
  await page.getByRole("tab", { name: "Upload CSV" }).click()
  await upload(page, "PK\u0003\u0004 not a text", "numbers.xlsx")
  await expect(page.getByText(/This is an Excel or ZIP file/)).toBeVisible()
  await expect(page.getByText("No recipients yet")).toBeVisible()
})

test("on a phone the wizard fits and stays accessible", async ({ page }) => {
  const { id } = await openDraft(page)
  await page.setViewportSize({ width: 390, height: 844 })
  await webtool(page, "PUT", `campaigns/${id}/recipients/typed`, { text: `${newNumber()}\n12` })
  for (const name of ["compose", "recipients", "schedule", "review"]) {
    await page.goto(`/campaigns/${id}/edit?step=${name}`)
    await expect(phone(page)).toBeVisible()
    await expectAccessible(page)
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(width, `width of ${name}`).toBe(390)
  }
})

import { expect, type Page, test } from "@playwright/test"
import { expectAccessible } from "./support/accessibility.ts"
import { createDraft, webtool } from "./support/campaigns.ts"
import { embedded, newNumber } from "./support/embedded.ts"
import { signIn } from "./support/sign-in.ts"

const { senderNumber, skill } = embedded()

test("from a blank page to a launched CSV campaign, and every number adds up", async ({ page }) => {
  await signIn(page, "manager", "/campaigns")
  await page.getByRole("link", { name: "New campaign" }).first().click()

  await test.step("compose: Next goes to what is missing, the phone follows each keystroke", async () => {
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
  })

  const numbers = Array.from({ length: 60 }, newNumber)
  await test.step("recipients: a CSV file, every bad row with its reason", async () => {
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
  })

  await test.step("recipients: a bad row is fixed in place, the phone shows whose row is chosen", async () => {
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
  })

  await test.step("schedule: at the launch, and at any hour of the day", async () => {
    await next(page)
    await expect(page.getByRole("radio", { name: /When I launch it/ })).toBeChecked()
    await expect(page.getByText("61 people, 61 segments")).toBeVisible()
    await page.getByText("Hours of this campaign").click()
    await page.getByRole("button", { name: "Any time" }).click()
    await expectAccessible(page)
  })

  await test.step("review: the numbers add up, the consent is asked for, the launch leads to the details", async () => {
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
  })
})

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

async function openDraft(page: Page) {
  await signIn(page, "manager", "/campaigns")
  const draft = await createDraft(page, `Wizard ${newNumber()}`)
  await page.goto(`/campaigns/${draft.id}/edit`)
  await expect(message(page)).toBeVisible()
  return draft
}

const message = (page: Page) => page.getByLabel("Message text")
const phone = (page: Page) => page.getByRole("figure", { name: /Preview on the recipient/ })
const filterChip = (page: Page, name: string) => page.getByRole("radio", { name: new RegExp(`^${name} `) })
const next = (page: Page) => page.getByRole("button", { name: /^Next: / }).click()
const step = (page: Page, name: string) =>
  page
    .getByRole("navigation", { name: "Steps" })
    .getByRole("link", { name: new RegExp(`^${name}`) })
    .click()
const expectSaved = (page: Page) => expect(page.getByText(/^Saved \d\d:\d\d:\d\d$/)).toBeVisible()

async function chooseSkill(page: Page) {
  await page.getByRole("combobox", { name: "Route to skill" }).fill(skill)
  await page.getByRole("option", { name: skill, exact: true }).click()
}

async function upload(page: Page, text: string, name = "recipients.csv") {
  const file = { name, mimeType: "text/csv", buffer: Buffer.from(text) }
  await page.locator('input[type="file"]').setInputFiles(file)
}

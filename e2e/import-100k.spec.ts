import { readFile, writeFile } from "node:fs/promises"
import { expect, type Page, test } from "@playwright/test"
import { createDraft, webtool } from "./support/campaigns.ts"
import { embedded } from "./support/embedded.ts"
import { signIn } from "./support/sign-in.ts"

const { carrierUrl } = embedded()

const rowCount = 100_000
const invalidCount = 20_000
const duplicateCount = 10_000
const validCount = rowCount - invalidCount - duplicateCount - 1
/** A block of numbers that no other test and no earlier run has. */
const firstNumber = 2_000_000 + ((Math.floor(Date.now() / 1000) * 7_919) % 7_800_000)
const numberOf = (index: number) => `+1929${firstNumber + index}`
const optedOut = numberOf(5)

/** Of ten rows two have no number and one repeats the row before it. */
const phoneOf = (index: number) => {
  if (index % 10 >= 8) return "12"
  return numberOf(index % 10 === 7 ? index - 1 : index)
}
const rows = Array.from(
  { length: rowCount },
  (_, index) => `${phoneOf(index)},Customer ${index}: your order has shipped`,
)

test("100,000 by CSV: broken off, resumed, read, corrected by its error file, launched, cancelled", async ({
  page,
}, info) => {
  const file = info.outputPath("customers.csv")
  await writeFile(file, ["Phone,Message", ...rows].join("\n"))
  await signIn(page, "manager", "/campaigns")
  await webtool(page, "POST", "suppressions", { address: optedOut })
  const { id } = await createDraft(page, `100,000 ${firstNumber}`)
  await page.goto(`/campaigns/${id}/edit?step=recipients&add=upload`)
  await expect(page.getByText("Up to 100,000 rows")).toBeVisible()

  await test.step("the connection breaks, the page is loaded again, and the same file goes on where it was", async () => {
    await breakAfter(page, 2)
    await choose(page, file)
    await expect(page.getByRole("progressbar", { name: "Uploading customers.csv" })).toBeVisible()
    await expect(page.getByText("The connection is away")).toBeVisible()
    page.once("dialog", (dialog) => dialog.accept())
    await page.unrouteAll()
    await page.reload()
    await expect(page.getByText(/customers\.csv has arrived by \d/)).toBeVisible()
    const begun: string[] = []
    page.on("request", (request) => request.url().endsWith("/uploads") && begun.push(request.method()))
    await choose(page, file)
    await expect(page.getByRole("progressbar", { name: "Reading customers.csv" })).toBeVisible()
    expect(begun).toEqual([])
  })

  await test.step("every row is counted once", async () => {
    const chip = (name: string) => page.getByRole("radio", { name })
    await expect(chip(`All 100,000`)).toBeVisible({ timeout: 60_000 })
    await expect(chip(`Valid ${validCount.toLocaleString("en-US")}`)).toBeVisible()
    await expect(chip("Invalid 20,000")).toBeVisible()
    await expect(chip("Duplicate 10,000")).toBeVisible()
    await expect(chip("Opted out 1")).toBeVisible()
  })

  await test.step("the error file names every row that gets nothing, with its reason", async () => {
    const download = page.waitForEvent("download")
    await page.getByRole("link", { name: "Download problems" }).click()
    const lines = (await readFile(await (await download).path(), "utf8")).trimEnd().split("\r\n").slice(1)
    expect(lines).toHaveLength(rowCount - validCount)
    expect(lines.filter((line) => line.includes("The same number is on line"))).toHaveLength(duplicateCount)
    expect(lines.filter((line) => line.includes("asked not to be written to"))).toHaveLength(1)
  })

  await test.step("the last page opens at once", async () => {
    const startedAt = Date.now()
    const last = await webtool<{ items: unknown[] }>(
      page,
      "GET",
      `campaigns/${id}/recipients?page=4000&pageSize=25`,
    )
    expect(last.items).toHaveLength(25)
    expect(Date.now() - startedAt).toBeLessThan(2_000)
  })

  await test.step("launched, the first message is on its way in seconds; cancelled, the rest stays", async () => {
    const { version } = await webtool<{ version: number }>(page, "GET", `campaigns/${id}/review`)
    const launchedAt = Date.now()
    await webtool(page, "POST", `campaigns/${id}/launch`, { version, consent: true })
    await expect.poll(() => acceptedSince(page, launchedAt), { intervals: [50] }).not.toBeNull()
    const firstMs = (await acceptedSince(page, launchedAt)) ?? Number.POSITIVE_INFINITY
    info.annotations.push({
      type: "launch to first accepted message",
      description: `${firstMs - launchedAt} ms`,
    })
    expect(firstMs - launchedAt).toBeLessThan(10_000)
    await webtool(page, "POST", `campaigns/${id}/cancel`)
    await page.goto(`/campaigns/${id}`)
    const whole = validCount + 1
    const done = `${whole.toLocaleString("en-US")} of ${whole.toLocaleString("en-US")} recipients done`
    await expect(page.getByRole("heading", { name: done })).toBeVisible({ timeout: 60_000 })
  })
})

const choose = (page: Page, file: string) => page.locator('input[type="file"]').setInputFiles(file)

/** Lets some parts through and none after them. */
async function breakAfter(page: Page, parts: number): Promise<void> {
  let passed = 0
  await page.route("**/recipients/uploads/*", (route) => {
    passed += route.request().method() === "PATCH" ? 1 : 0
    return passed > parts ? route.abort("connectionfailed") : route.continue()
  })
}

/** When the carrier first accepted a message to one of our numbers since then; null when it has not. */
async function acceptedSince(page: Page, sinceMs: number): Promise<number | null> {
  const response = await page.request.get(`${carrierUrl}/sandbox/accepted?since=${sinceMs}&limit=1000`)
  const { accepted } = (await response.json()) as { accepted: { atMs: number; to: string }[] }
  return accepted.find(({ to }) => to.startsWith("+1929"))?.atMs ?? null
}

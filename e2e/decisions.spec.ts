import { expect, test } from "@playwright/test"
import { expectAccessible } from "./support/accessibility.ts"
import { webtool } from "./support/campaigns.ts"
import { acceptedPerNumber } from "./support/carrier.ts"
import { signIn } from "./support/sign-in.ts"
import { findUnknownCampaign } from "./support/unknown-campaign.ts"

/** From the launch on: the provider is asked after 20 and 60 seconds, and a person may decide after two minutes. */
const untilDecidableMs = 150_000

test("unknown decided by people: one counts as sent, one is sent again, one was decided by somebody else", async ({
  page,
  browser,
}) => {
  await signIn(page, "manager", "/campaigns")
  const { id, numbers } = await findUnknownCampaign(page)
  const [kept = "", again = "", contested = ""] = numbers
  const table = page.getByRole("grid", { name: "Messages of unknown fate" })
  await page.goto(`/campaigns/${id}`)
  await expect(page.getByText("3 messages of unknown fate")).toBeVisible()
  await page.getByRole("link", { name: "Decide", exact: true }).click()
  await expect(table.getByText("Needs a decision")).toHaveCount(3, { timeout: untilDecidableMs })
  await page.getByRole("button", { name: /State/ }).click()
  await page.getByRole("option", { name: "Being looked up" }).click()
  await expect(page.getByText("No message here waits for a decision")).toBeVisible()
  await page.goBack()

  await page.getByRole("button", { name: `Evidence about the message to ${kept}` }).click()
  const evidence = page.getByRole("dialog")
  // Two looks at least make it decidable; a third may have come since.
  const looks = evidence.getByText("Asked the provider: it lists nothing for this number")
  await expect(looks.nth(1)).toBeVisible()
  await expect(evidence.getByText("Callbacks from the provider: none so far")).toBeVisible()
  await expectAccessible(page)
  await evidence.getByRole("button", { name: "Count as sent" }).click()
  const confirm = (choice: string) => page.getByRole("alertdialog", { name: `${choice}: 1 message` })
  await confirm("Count as sent").getByLabel("Note").fill("The consumer called and has it")
  await confirm("Count as sent").getByRole("button", { name: "Count as sent" }).click()
  await expect(page.getByText("1 message is counted as sent")).toBeVisible()
  await expect(table.getByText("Needs a decision")).toHaveCount(2)

  const colleague = await (await browser.newContext()).newPage()
  await signIn(colleague, "admin", "/decisions")
  await page.getByRole("button", { name: `Evidence about the message to ${contested}` }).click()
  await evidence.getByRole("button", { name: "Send again" }).click()
  await confirm("Send again").getByLabel("Note").fill("The consumer has nothing")
  const { items } = await webtool<{ items: { id: string }[] }>(
    colleague,
    "GET",
    `decisions?search=${encodeURIComponent(contested)}`,
  )
  const messageIds = items.map((item) => item.id)
  await webtool(colleague, "POST", "decisions", { messageIds, decision: "count_as_sent" })
  await expect(table.getByText("Needs a decision")).toHaveCount(1)
  await confirm("Send again").getByRole("button", { name: "Send again" }).click()
  await expect(page.getByText("Nothing was left to decide")).toBeVisible()
  await expect(page.getByRole("dialog")).toBeHidden()

  await page.getByRole("button", { name: "Tick all" }).click()
  await page.getByRole("button", { name: "Send again" }).click()
  await expect(confirm("Send again")).toContainText("gets the message twice")
  await confirm("Send again").getByRole("button", { name: "Send again" }).click()
  await expect(page.getByText("No message here waits for a decision")).toBeVisible()
  await page.goto(`/campaigns/${id}`)
  await expect(page.getByText("Completed", { exact: true })).toBeVisible({ timeout: 30_000 })
  expect(await acceptedPerNumber(page, [kept, again, contested])).toEqual([0, 1, 0])
})

test("with nothing to decide the page says what it is for; LPA only looks", async ({ page }) => {
  await signIn(page, "lpa", "/decisions?search=no-such-number")
  await expect(page.getByText("No message here waits for a decision")).toBeVisible()
  await expect(page.getByRole("button", { name: "Tick all" })).toHaveCount(0)
})

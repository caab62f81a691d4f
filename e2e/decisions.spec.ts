import { expect, test } from "@playwright/test"
import { expectAccessible } from "./support/accessibility.ts"
import { launchCampaign } from "./support/campaigns.ts"
import { acceptedPerNumber, setErrorRate } from "./support/carrier.ts"
import { newNumber } from "./support/embedded.ts"
import { signIn } from "./support/sign-in.ts"

/** The provider is asked after 20 and 60 seconds, and a person may decide after two minutes. */
const untilDecidableMs = 150_000

test("unknown decided by a person: one counts as sent, one is sent again", async ({ page }) => {
  test.setTimeout(untilDecidableMs + 90_000)
  await signIn(page, "manager", "/campaigns")
  const numbers = [newNumber(), newNumber()]
  const [kept = "", again = ""] = numbers
  await setErrorRate(page, 1)
  const id = await launchCampaign(page, `Decision journey ${kept}`, numbers).finally(async () => {
    await page.waitForTimeout(3_000)
    await setErrorRate(page, 0)
  })
  await page.goto(`/campaigns/${id}`)
  await expect(page.getByText("2 messages of unknown fate")).toBeVisible()
  await page.getByRole("link", { name: "Decide", exact: true }).click()
  await expect(page.getByText("Being looked up")).toHaveCount(2)
  await expectAccessible(page)
  await expect(page.getByText("Needs a decision")).toHaveCount(2, { timeout: untilDecidableMs })

  await page.getByRole("button", { name: `Evidence about the message to ${kept}` }).click()
  const evidence = page.getByRole("dialog")
  await expect(evidence.getByText("Asked the provider: it lists nothing for this number")).toHaveCount(2)
  await expect(evidence.getByText("Callbacks from the provider: none so far")).toBeVisible()
  await expectAccessible(page)
  await evidence.getByRole("button", { name: "Count as sent" }).click()
  const confirm = (choice: string) => page.getByRole("alertdialog", { name: `${choice}: 1 message` })
  await confirm("Count as sent").getByLabel("Note").fill("The consumer called and has it")
  await confirm("Count as sent").getByRole("button", { name: "Count as sent" }).click()
  await expect(page.getByText("1 message is counted as sent")).toBeVisible()
  await expect(page.getByText("Needs a decision")).toHaveCount(1)

  await page.getByRole("button", { name: "Tick all" }).click()
  await page.getByRole("button", { name: "Send again" }).click()
  await expect(confirm("Send again")).toContainText("gets the message twice")
  await confirm("Send again").getByRole("button", { name: "Send again" }).click()
  await expect(page.getByText("No message here waits for a decision")).toBeVisible()
  await page.goto(`/campaigns/${id}`)
  await expect(page.getByText("Completed", { exact: true })).toBeVisible({ timeout: 30_000 })
  expect(await acceptedPerNumber(page, [kept, again])).toEqual([0, 1])
})

test("with nothing to decide the page says what it is for; LPA only looks", async ({ page }) => {
  await signIn(page, "lpa", "/decisions?search=no-such-number")
  await expect(page.getByText("No message here waits for a decision")).toBeVisible()
  await expect(page.getByRole("button", { name: "Tick all" })).toHaveCount(0)
})

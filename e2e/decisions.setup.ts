import { expect, test as setup } from "@playwright/test"
import { expectAccessible } from "./support/accessibility.ts"
import { launchCampaign, webtool } from "./support/campaigns.ts"
import { setErrorRate } from "./support/carrier.ts"
import { newNumber } from "./support/embedded.ts"
import { signIn } from "./support/sign-in.ts"
import { unknownCampaignName } from "./support/unknown-campaign.ts"

setup(
  "three messages come to an unknown fate, so that minutes of looking them up pass beside other journeys",
  async ({ page }) => {
    await signIn(page, "manager", "/campaigns")
    const numbers = [newNumber(), newNumber(), newNumber()]
    await setErrorRate(page, 1)
    try {
      const campaignId = await launchCampaign(page, unknownCampaignName, numbers)
      const unknown = () =>
        webtool<{ total: number }>(page, "GET", `decisions?campaignId=${campaignId}`).then(
          ({ total }) => total,
        )
      await expect.poll(unknown, { timeout: 60_000 }).toBe(numbers.length)
      await page.goto(`/campaigns/${campaignId}`)
    } finally {
      await setErrorRate(page, 0)
    }
    await expect(page.getByText("3 messages of unknown fate")).toBeVisible()
    await page.getByRole("link", { name: "Decide", exact: true }).click()
    const table = page.getByRole("grid", { name: "Messages of unknown fate" })
    await expect(table.getByText("Being looked up")).toHaveCount(numbers.length)
    await expectAccessible(page)
  },
)

import type { Page } from "@playwright/test"
import { webtool } from "./campaigns.ts"

/** What the setup calls the campaign whose messages come to an unknown fate. */
export const unknownCampaignName = "Decision journey"

type Listed<Item> = { items: Item[] }

/** That campaign of this run, the newest of its name, and whom it writes to. */
export async function findUnknownCampaign(page: Page): Promise<{ id: string; numbers: string[] }> {
  const search = encodeURIComponent(unknownCampaignName)
  const campaigns = await webtool<Listed<{ id: string }>>(page, "GET", `campaigns?search=${search}`)
  const id = campaigns.items[0]?.id ?? ""
  const messages = await webtool<Listed<{ address: string }>>(page, "GET", `decisions?campaignId=${id}`)
  return { id, numbers: messages.items.map(({ address }) => address) }
}

import type { Metadata } from "next"
import { pageCtx } from "#app/_server/pages/page-ctx.ts"
import { NewCampaign } from "#components/campaigns/wizard/new-campaign.tsx"

export const metadata: Metadata = { title: "New campaign" }

/** The draft is made by the browser, not by this render: a prefetch or a crawler must not leave drafts behind. */
export default async function NewCampaignPage() {
  await pageCtx("campaigns:write")
  return <NewCampaign />
}

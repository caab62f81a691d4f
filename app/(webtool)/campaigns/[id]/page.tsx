import type { Metadata } from "next"
import { pageCtx } from "#app/_server/pages/page-ctx.ts"
import { CampaignScreen } from "#components/campaigns/details/campaign-screen.tsx"
import { may } from "#lib/access/permissions.ts"

export const metadata: Metadata = { title: "Campaign" }

export default async function CampaignPage({ params }: PageProps<"/campaigns/[id]">) {
  const ctx = await pageCtx("campaigns:read")
  const { id } = await params
  return (
    <CampaignScreen
      id={id}
      canWrite={may(ctx, "campaigns:write")}
      canClose={may(ctx, "conversations:write")}
    />
  )
}

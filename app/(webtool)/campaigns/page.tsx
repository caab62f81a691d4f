import type { Metadata } from "next"
import { pageCtx } from "#app/_server/pages/page-ctx.ts"
import { CampaignsScreen } from "#components/campaigns/list/campaigns-screen.tsx"
import { may } from "#lib/access/permissions.ts"

export const metadata: Metadata = { title: "Campaigns" }

export default async function CampaignsPage() {
  const ctx = await pageCtx("campaigns:read")
  return <CampaignsScreen canWrite={may(ctx, "campaigns:write")} />
}

import type { Metadata } from "next"
import { pageCtx } from "#app/_server/pages/page-ctx.ts"
import { WizardScreen } from "#components/campaigns/wizard/wizard-screen.tsx"

export const metadata: Metadata = { title: "Edit campaign" }

export default async function EditCampaignPage({ params }: PageProps<"/campaigns/[id]/edit">) {
  await pageCtx("campaigns:write")
  const { id } = await params
  return <WizardScreen id={id} />
}

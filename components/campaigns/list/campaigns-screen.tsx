"use client"

import { Download } from "lucide-react"
import dynamic from "next/dynamic"
import { Card } from "#components/ui/card.tsx"
import { Menu } from "#components/ui/menu.tsx"
import { PageHeader } from "#components/ui/page-header.tsx"
import { KpiTiles } from "./kpi-tiles.tsx"
import { NewCampaignButton } from "./new-campaign-button.tsx"
import { useCampaignList } from "./use-campaign-list.ts"

/** Fetched beside its rows. The server draws it, so that nothing is seen of that. */
const CampaignList = dynamic(() => import("./campaign-list.tsx").then((module) => module.CampaignList))

/** All campaigns of the account, whoever made them. */
export function CampaignsScreen({ canWrite }: { canWrite: boolean }) {
  const state = useCampaignList()
  return (
    <div className="flex flex-col gap-6">
      <PageHeader
        title="Campaigns"
        description="Write to many people at once, and see what became of each message."
        actions={
          <>
            <Menu
              label="More campaign actions"
              actions={[
                {
                  id: "export",
                  label: "Download all (CSV)",
                  icon: Download,
                  href: "/api/webtool/campaigns/export.csv",
                  download: true,
                },
              ]}
            />
            {canWrite && <NewCampaignButton />}
          </>
        }
      />
      <KpiTiles summary={state.summary} />
      <Card>
        <CampaignList state={state} canWrite={canWrite} />
      </Card>
    </div>
  )
}

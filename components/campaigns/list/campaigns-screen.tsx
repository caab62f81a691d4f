"use client"

import { Download } from "lucide-react"
import { Card } from "#components/ui/card.tsx"
import { Menu } from "#components/ui/menu.tsx"
import { PageHeader } from "#components/ui/page-header.tsx"
import { CampaignFilters } from "./campaign-filters.tsx"
import { CampaignListBody } from "./campaign-list-body.tsx"
import { KpiTiles } from "./kpi-tiles.tsx"
import { NewCampaignButton } from "./new-campaign-button.tsx"
import { useCampaignList } from "./use-campaign-list.ts"

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
        <CampaignFilters {...state} />
        <CampaignListBody {...state} canWrite={canWrite} />
      </Card>
    </div>
  )
}

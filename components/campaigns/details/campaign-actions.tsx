"use client"

import { Copy, Download, ListX } from "lucide-react"
import { useState } from "react"
import { Button } from "#components/ui/button.tsx"
import { Menu, type MenuAction } from "#components/ui/menu.tsx"
import type { CampaignDetails } from "#lib/campaigns/campaign-view.ts"
import { isCancellable } from "../campaign-phase.ts"
import { CancelDialog } from "../cancel-dialog.tsx"
import { useCampaignChanges } from "../use-campaign-changes.ts"

/** Cancel while something can be held back; clone and download always. */
export function CampaignActions({ campaign, canWrite }: { campaign: CampaignDetails; canWrite: boolean }) {
  const [isAsked, setAsked] = useState(false)
  const { clone, cancel } = useCampaignChanges(campaign)
  const download: MenuAction = {
    id: "download",
    label: "Download recipients (CSV)",
    icon: Download,
    href: `/api/webtool/campaigns/${campaign.id}/messages.csv`,
    download: true,
  }
  const actions = canWrite
    ? [{ id: "clone", label: "Clone", icon: Copy, onAction: clone }, download]
    : [download]
  return (
    <>
      <Menu label="More actions for this campaign" actions={actions} />
      {canWrite && isCancellable(campaign) && (
        <Button variant="danger" onPress={() => setAsked(true)}>
          <ListX size={16} />
          Cancel campaign
        </Button>
      )}
      <CancelDialog campaign={campaign} isOpen={isAsked} onOpenChange={setAsked} onConfirm={cancel} />
    </>
  )
}

"use client"

import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx"
import type { CampaignDetails } from "#lib/campaigns/campaign-view.ts"
import { campaignTitle, countOf } from "../words.ts"

type StartDialogProps = {
  campaign: CampaignDetails
  isOpen: boolean
  onClose: () => void
  onConfirm: () => Promise<unknown>
}

/** Asks before a campaign starts at another time than was planned. */
export function StartDialog({ campaign, isOpen, onClose, onConfirm }: StartDialogProps) {
  const waiting = campaign.total || (campaign.audience?.counts.valid ?? 0)
  return (
    <ConfirmDialog
      tone="primary"
      title={`Start “${campaignTitle(campaign)}” now`}
      confirmLabel="Start now"
      dismissLabel="Not now"
      isOpen={isOpen}
      onOpenChange={onClose}
      onConfirm={onConfirm}
    >
      {countOf(waiting, "message goes", "messages go")} out from now on, each in its recipient's receiving
      window. What has left cannot be recalled.
    </ConfirmDialog>
  )
}

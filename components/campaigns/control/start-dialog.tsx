"use client"

import { campaignTitle } from "#components/campaigns/campaign/campaign-texts.ts"
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx"
import { countOf } from "#components/ui/count-of.ts"

type StartDialogProps = {
  campaign: { name: string }
  /** How many wait for it. */
  recipients: number
  isOpen: boolean
  onClose: () => void
  onConfirm: () => Promise<unknown>
}

/** Asks before a campaign starts at another time than was planned. */
export function StartDialog({ campaign, recipients, isOpen, onClose, onConfirm }: StartDialogProps) {
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
      {countOf(recipients, "message goes", "messages go")} out from now on, each in its recipient's receiving
      window. What has left cannot be recalled.
    </ConfirmDialog>
  )
}

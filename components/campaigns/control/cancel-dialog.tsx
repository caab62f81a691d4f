"use client"

import { campaignTitle } from "#components/campaigns/campaign/campaign-texts.ts"
import { progressParts } from "#components/campaigns/campaign/progress-parts.ts"
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx"
import { countOf } from "#components/ui/count-of.ts"
import type { StatusCounts } from "#lib/campaigns/progress/status-counts.ts"

type CancelDialogProps = {
  campaign: { name: string; counts: StatusCounts }
  recipients: number
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  onConfirm: () => Promise<unknown>
}

/** Asks before a campaign is cancelled, and says what can be recalled and what cannot. */
export function CancelDialog({ campaign, recipients, isOpen, onOpenChange, onConfirm }: CancelDialogProps) {
  const { counts } = campaign
  const { waiting } = progressParts(counts, recipients)
  const gone = counts.sent + counts.delivered + counts.read + counts.responded
  return (
    <ConfirmDialog
      title={`Cancel “${campaignTitle(campaign)}”`}
      confirmLabel="Cancel campaign"
      dismissLabel="Keep the campaign"
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      onConfirm={onConfirm}
    >
      <p>
        {countOf(waiting, "message has", "messages have")} not left yet and will not be sent.
        {gone > 0 && ` ${countOf(gone, "message has", "messages have")} left already and cannot be recalled.`}
        {" What is being handed to the carrier right now may still arrive."}
      </p>
      <p className="pt-2">A cancelled campaign cannot be resumed. You can clone it.</p>
    </ConfirmDialog>
  )
}

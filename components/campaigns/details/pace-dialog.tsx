"use client"

import { useMutation } from "@tanstack/react-query"
import { useState } from "react"
import { rateText } from "#components/campaigns/campaign/campaign-texts.ts"
import { fieldErrors } from "#components/data/field-errors.ts"
import { FormDialog } from "#components/ui/form-dialog.tsx"
import { TextField } from "#components/ui/text-field.tsx"
import { notify } from "#components/ui/toast.tsx"
import type { CampaignDetails } from "#lib/campaigns/progress/campaign-view.ts"

type PaceDialogProps = {
  campaign: CampaignDetails
  onClose: () => void
  /** As it was typed: the server reads it, and says what is wrong with it. */
  onSave: (ratePerSecond: string | null) => Promise<unknown>
}

/** Slows a campaign below the pace of its sender, or lets it go as fast as the sender again. */
export function PaceDialog({ campaign, onClose, onSave }: PaceDialogProps) {
  const [text, setText] = useState(String(campaign.paceRatePerSecond ?? ""))
  const typed = text.trim()
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => onSave(typed === "" ? null : typed.replace(",", ".")),
    onSuccess: () => {
      notify("The pace is changed")
      onClose()
    },
  })
  const fields = fieldErrors(error)
  return (
    <FormDialog
      title="Change pace"
      submitLabel="Change pace"
      isOpen
      onClose={onClose}
      onSubmit={mutate}
      isPending={isPending}
      error={Object.keys(fields).length > 0 ? null : error}
    >
      <TextField
        autoFocus
        label="Pace of this campaign"
        inputMode="decimal"
        autoComplete="off"
        suffix="segments/s"
        description={`Less than the sender's ${rateText(campaign.ratePerSecond)}. Empty: as fast as the sender.`}
        value={text}
        onChange={setText}
        errorMessage={fields.ratePerSecond}
      />
    </FormDialog>
  )
}

"use client"

import { useMutation } from "@tanstack/react-query"
import { useState } from "react"
import { FormDialog } from "#components/ui/form-dialog.tsx"
import { notify } from "#components/ui/toast.tsx"
import { TimeZoneField } from "#components/windows/time-zone-field.tsx"
import type { CampaignDetails } from "#lib/campaigns/progress/campaign-view.ts"

type ZoneDialogProps = {
  campaign: CampaignDetails
  onClose: () => void
  onSave: (fallbackTimeZone: string | null) => Promise<unknown>
}

/** Takes the zone of recipients whose number tells none; they are then sent to in its receiving window. */
export function ZoneDialog({ campaign, onClose, onSave }: ZoneDialogProps) {
  const [zone, setZone] = useState(campaign.fallbackTimeZone)
  const [isMissing, setMissing] = useState(false)
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => onSave(zone),
    onSuccess: () => {
      notify("The zone is set", "Held recipients get their time within seconds.")
      onClose()
    },
  })
  return (
    <FormDialog
      title="Zone of numbers that tell none"
      submitLabel="Set zone"
      isOpen
      onClose={onClose}
      onSubmit={() => (zone ? mutate() : setMissing(true))}
      isPending={isPending}
      error={error}
    >
      <TimeZoneField
        label="Time zone"
        description="For recipients of this campaign whose number does not tell where they are."
        errorMessage={isMissing ? "Choose a time zone" : undefined}
        value={zone}
        onChange={(chosen) => {
          setZone(chosen)
          setMissing(false)
        }}
      />
    </FormDialog>
  )
}

"use client"

import { useMutation } from "@tanstack/react-query"
import { useState } from "react"
import { ComboBox } from "#components/ui/combo-box.tsx"
import { FormDialog } from "#components/ui/form-dialog.tsx"
import { notify } from "#components/ui/toast.tsx"
import type { CampaignDetails } from "#lib/campaigns/campaign-view.ts"

const zones = Intl.supportedValuesOf("timeZone").map((id) => ({ id, label: id.replaceAll("_", " ") }))

type ZoneDialogProps = {
  campaign: CampaignDetails
  onClose: () => void
  onSave: (fallbackTimeZone: string | null) => Promise<unknown>
}

/** Takes the zone of recipients whose number tells none; they are then sent to in its receiving window. */
export function ZoneDialog({ campaign, onClose, onSave }: ZoneDialogProps) {
  const [zone, setZone] = useState(campaign.fallbackTimeZone)
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
      onSubmit={mutate}
      isPending={isPending}
      error={error}
    >
      <ComboBox
        label="Time zone"
        description="For recipients of this campaign whose number does not tell where they are."
        options={zones}
        value={zone}
        onChange={setZone}
      />
    </FormDialog>
  )
}

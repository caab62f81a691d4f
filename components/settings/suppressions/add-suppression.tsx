"use client"

import { useState } from "react"
import { fieldErrors } from "#components/data/field-errors.ts"
import { FormDialog } from "#components/ui/form-dialog.tsx"
import { TextField } from "#components/ui/text-field.tsx"
import { notify } from "#components/ui/toast.tsx"
import { useAddSuppression } from "./suppression-queries.ts"

/** For opt-outs that arrive by phone, post or a shop. */
export function AddSuppression({ onClose }: { onClose: () => void }) {
  const [address, setAddress] = useState("")
  const { mutate, isPending, error } = useAddSuppression()
  const fields = fieldErrors(error)
  const onSuccess = () => {
    notify("The number is on the list", "Campaigns that are running skip it from now on.")
    onClose()
  }
  return (
    <FormDialog
      title="Add number"
      submitLabel="Add to the list"
      isOpen
      onClose={onClose}
      onSubmit={() => mutate({ address }, { onSuccess })}
      isPending={isPending}
      error={fields.address ? null : error}
    >
      <TextField
        autoFocus
        type="tel"
        autoComplete="off"
        label="Number"
        description="Country code first. For a consumer who opted out by phone, by post or in a shop."
        value={address}
        onChange={setAddress}
        errorMessage={fields.address}
      />
    </FormDialog>
  )
}

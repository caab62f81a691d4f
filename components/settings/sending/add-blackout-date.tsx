"use client"

import { useState } from "react"
import { fieldErrors } from "#components/data/field-errors.ts"
import { FormDialog } from "#components/ui/form-dialog.tsx"
import { TextField } from "#components/ui/text-field.tsx"
import { notify } from "#components/ui/toast.tsx"
import { useAddBlackoutDate } from "./sending-queries.ts"

/** A day and why. */
export function AddBlackoutDate({ onClose }: { onClose: () => void }) {
  const [day, setDay] = useState("")
  const [name, setName] = useState("")
  const { mutate, isPending, error } = useAddBlackoutDate()
  const fields = fieldErrors(error)
  const onSuccess = () => {
    notify(`${name.trim()} is a blackout date`, "Running campaigns keep to it from now on.")
    onClose()
  }
  return (
    <FormDialog
      title="Add blackout date"
      submitLabel="Add date"
      isOpen
      onClose={onClose}
      onSubmit={() => mutate({ day, name }, { onSuccess })}
      isPending={isPending}
      error={Object.keys(fields).length > 0 ? null : error}
    >
      <TextField autoFocus type="date" label="Day" value={day} onChange={setDay} errorMessage={fields.day} />
      <TextField
        label="Name"
        description="Why nothing is sent, such as Thanksgiving."
        value={name}
        onChange={setName}
        errorMessage={fields.name}
      />
    </FormDialog>
  )
}

"use client"

import { useState } from "react"
import { fieldErrors } from "#components/data/field-errors.ts"
import { FormDialog } from "#components/ui/form-dialog.tsx"
import { Switch } from "#components/ui/switch.tsx"
import { TextField } from "#components/ui/text-field.tsx"
import { notify } from "#components/ui/toast.tsx"
import type { SenderView } from "#lib/senders/sender-view.ts"
import { useSaveSender } from "./channel-queries.ts"

/** Adds a sender, or changes what may change about one: its address is for ever. */
export function SenderForm({ sender, onClose }: { sender: SenderView | null; onClose: () => void }) {
  const [values, setValues] = useState({
    address: sender?.address ?? "",
    label: sender?.label ?? "",
    ratePerSecond: String(sender?.ratePerSecond ?? 10),
  })
  const [enabled, setEnabled] = useState(sender?.enabled ?? true)
  const { mutate, isPending, error } = useSaveSender()
  const fields = fieldErrors(error)
  const bind = (name: keyof typeof values) => ({
    value: values[name],
    onChange: (value: string) => setValues({ ...values, [name]: value }),
    errorMessage: fields[name],
  })
  const save = () =>
    mutate(
      { senderId: sender?.id ?? null, enabled, ...values },
      {
        onSuccess: () => {
          notify(sender ? `${sender.address} is saved` : "The sender is added")
          onClose()
        },
      },
    )
  return (
    <FormDialog
      title={sender ? `Edit ${sender.address}` : "Add sender"}
      submitLabel={sender ? "Save" : "Add sender"}
      isOpen
      onClose={onClose}
      onSubmit={save}
      isPending={isPending}
      error={Object.keys(fields).length > 0 ? null : error}
    >
      {!sender && (
        <TextField
          autoFocus
          autoComplete="off"
          label="Number or messaging service"
          description="Country code first, such as +1 415 555 0100, or a SID that begins with MG. Twilio is asked whether it is yours."
          {...bind("address")}
        />
      )}
      <TextField label="Label" description="What your team calls it. May be empty." {...bind("label")} />
      <TextField
        label="Pace"
        inputMode="decimal"
        suffix="segments/s"
        description="What the carrier granted: a US long code has 1 to 75 a second, by its registration."
        {...bind("ratePerSecond")}
      />
      {sender && (
        <Switch isSelected={enabled} onChange={setEnabled}>
          Send from it
        </Switch>
      )}
    </FormDialog>
  )
}

"use client"

import { useState } from "react"
import { fieldErrors } from "#components/data/field-errors.ts"
import { senderName } from "#components/messages/sender-texts.ts"
import { FormDialog } from "#components/ui/form-dialog.tsx"
import { RadioGroup } from "#components/ui/radio-group.tsx"
import { notify } from "#components/ui/toast.tsx"
import { useSendingSettings } from "#components/windows/use-sending-settings.ts"
import { WindowEditor } from "#components/windows/window-editor.tsx"
import { windowsText } from "#components/windows/windows-text.ts"
import type { SenderView } from "#lib/senders/sender-view.ts"
import { defaultSmsWindows, type ReceivingWindow } from "#lib/windows/receiving-window.ts"
import { useSaveSenderWindows } from "./channel-queries.ts"

/** When messages may leave from a sender: when the account's may, or at hours of its own. */
export function SenderHours({ sender, onClose }: { sender: SenderView; onClose: () => void }) {
  const [windows, setWindows] = useState(sender.windows)
  const { mutate, isPending, error } = useSaveSenderWindows()
  const { data: sending } = useSendingSettings()
  const accountHours = sending?.windows ?? null
  const fields = fieldErrors(error)
  const save = () =>
    mutate(
      { senderId: sender.id, windows },
      {
        onSuccess: () => {
          notify(`Hours of ${senderName(sender)} are saved`, "What waits on it is looked at again.")
          onClose()
        },
      },
    )
  return (
    <FormDialog
      title={`Hours of ${senderName(sender)}`}
      submitLabel="Save hours"
      isOpen
      onClose={onClose}
      onSubmit={save}
      isPending={isPending}
      error={Object.keys(fields).length > 0 ? null : error}
    >
      <RadioGroup
        label="Receiving windows"
        description="For campaigns that set no hours of their own."
        options={choicesFor(accountHours)}
        value={windows === null ? "account" : "own"}
        onChange={(id) => setWindows(id === "own" ? (accountHours ?? defaultSmsWindows) : null)}
      />
      {windows !== null && (
        <WindowEditor value={windows} onChange={setWindows} errorMessage={Object.values(fields)[0]} />
      )}
    </FormDialog>
  )
}

const choicesFor = (accountHours: ReceivingWindow[] | null) => [
  {
    id: "account",
    label: "The account's hours",
    description: accountHours ? `${windowsText(accountHours)}. Set under Sending.` : "Set under Sending.",
  },
  { id: "own", label: "Hours of this sender", description: "They replace the account's, wider or narrower." },
]

"use client"

import { type ComponentProps, type ReactNode, useState } from "react"
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx"
import { TextArea } from "#components/ui/text-area.tsx"

type DecisionDialogProps = Pick<ComponentProps<typeof ConfirmDialog>, "tone"> & {
  /** What is decided, and for how many: "Opted out", "2 consumers". */
  decision: string
  count: string
  /** What the decision does and risks. */
  children: ReactNode
  onDecide: (note: string | undefined) => Promise<void>
  onClose: () => void
}

/** Says what a choice does, takes a note for the audit log, and asks. */
export function DecisionDialog(props: DecisionDialogProps) {
  const { tone, decision, count, children, onDecide, onClose } = props
  const [note, setNote] = useState("")
  return (
    <ConfirmDialog
      tone={tone}
      title={`${decision}: ${count}`}
      confirmLabel={decision}
      dismissLabel="Decide later"
      isOpen
      onOpenChange={onClose}
      onConfirm={() => onDecide(note || undefined)}
    >
      <div className="flex flex-col gap-4">
        {children}
        <TextArea
          label="Note"
          description="Kept in the audit log with your name. May be empty."
          rows={2}
          maxLength={500}
          value={note}
          onChange={setNote}
        />
      </div>
    </ConfirmDialog>
  )
}

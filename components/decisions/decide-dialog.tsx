"use client"

import { useState } from "react"
import { countOf } from "#components/campaigns/words.ts"
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx"
import { TextArea } from "#components/ui/text-area.tsx"
import { useDecide } from "./use-decide.ts"
import type { Question } from "./use-decision-list.ts"
import { decisionNames, decisionRisks } from "./words.ts"

type DecideDialogProps = Question & { onDone: () => void; onClose: () => void }

/** Says what a choice risks, takes a note for the audit log, and asks. */
export function DecideDialog({ rows, decision, onDone, onClose }: DecideDialogProps) {
  const decide = useDecide()
  const [note, setNote] = useState("")
  const able = rows.filter(({ maySendAgain }) => decision === "count_as_sent" || maySendAgain)
  const confirm = async () => {
    await decide(
      able.map(({ id }) => id),
      decision,
      note,
    )
    onDone()
  }
  const name = decisionNames[decision]
  return (
    <ConfirmDialog
      tone={decision === "send_again" ? "danger" : "primary"}
      title={`${name}: ${countOf(able.length, "message", "messages")}`}
      confirmLabel={name}
      dismissLabel="Decide later"
      isOpen
      onOpenChange={onClose}
      onConfirm={confirm}
    >
      <div className="flex flex-col gap-4">
        <p>{decisionRisks[decision]}</p>
        {able.length < rows.length && (
          <p>
            {countOf(rows.length - able.length, "message is", "messages are")} left out: the campaign is over.
          </p>
        )}
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

"use client"

import { useState } from "react"
import { countOf } from "#components/campaigns/words.ts"
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx"
import { TextArea } from "#components/ui/text-area.tsx"
import { useDecideOptOuts } from "./opt-out-queries.ts"
import type { OptOutQuestion } from "./use-opt-out-list.ts"
import { optOutDecisionEffects, optOutDecisionNames } from "./words.ts"

type DecideOptOutsDialogProps = OptOutQuestion & { onDone: () => void; onClose: () => void }

/** Says what a choice does, takes a note for the audit log, and asks. */
export function DecideOptOutsDialog({ rows, decision, onDone, onClose }: DecideOptOutsDialogProps) {
  const decide = useDecideOptOuts()
  const [note, setNote] = useState("")
  const confirm = async () => {
    await decide({
      questionIds: rows.flatMap(({ questionIds }) => questionIds),
      decision,
      note: note || undefined,
    })
    onDone()
  }
  const name = optOutDecisionNames[decision]
  return (
    <ConfirmDialog
      tone="danger"
      title={`${name}: ${countOf(rows.length, "consumer", "consumers")}`}
      confirmLabel={name}
      dismissLabel="Decide later"
      isOpen
      onOpenChange={onClose}
      onConfirm={confirm}
    >
      <div className="flex flex-col gap-4">
        <p>{optOutDecisionEffects[decision]}</p>
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

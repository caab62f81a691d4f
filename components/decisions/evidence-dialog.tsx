"use client"

import { Dialog } from "#components/ui/dialog.tsx"
import type { DecisionRow } from "#lib/messages/decision-view.ts"
import { DecideButtons } from "./decide-buttons.tsx"
import { Evidence } from "./evidence.tsx"

type EvidenceDialogProps = { row: DecisionRow | null; canWrite: boolean; onClose: () => void }

/** Everything known about one message, and the two choices. */
export function EvidenceDialog({ row, canWrite, onClose }: EvidenceDialogProps) {
  return (
    <Dialog
      title="What is known about this message"
      size="medium"
      isOpen={row !== null}
      onOpenChange={onClose}
      footer={row && canWrite && row.isOpen && <DecideButtons rows={[row]} onDone={onClose} />}
    >
      {row && <Evidence row={row} />}
    </Dialog>
  )
}

"use client"

import { Dialog } from "#components/ui/dialog.tsx"
import { Notice } from "#components/ui/notice.tsx"
import { DecideButtons } from "./decide-buttons.tsx"
import { Evidence } from "./evidence.tsx"
import type { DecisionListState } from "./use-decision-list.ts"

type EvidenceDialogProps = Pick<DecisionListState, "shown" | "isShownSettled" | "show" | "ask"> & {
  canWrite: boolean
}

/** Everything known about one message, and the two choices while it has them. */
export function EvidenceDialog({ shown, isShownSettled, show, ask, canWrite }: EvidenceDialogProps) {
  const mayDecide = canWrite && shown?.isOpen && !isShownSettled
  return (
    <Dialog
      title="What is known about this message"
      size="medium"
      isOpen={shown !== null}
      onOpenChange={() => show(null)}
      footer={mayDecide && <DecideButtons rows={[shown]} ask={ask} />}
    >
      {isShownSettled && (
        <Notice tone="positive" title="Nothing is left to decide here">
          The provider answered, or somebody else decided. Its campaign shows what became of it.
        </Notice>
      )}
      {shown && <Evidence row={shown} />}
    </Dialog>
  )
}

"use client"

import type { Replacement } from "#components/campaigns/wizard/draft/use-replacement.ts"
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx"
import { countOf } from "#components/ui/count-of.ts"

/** Asks before the present recipients are replaced. */
export function ReplaceDialog<Next>({ replacement }: { replacement: Replacement<Next> }) {
  const { current, isAsked, confirm, dismiss } = replacement
  const where = current?.source === "csv" ? `from ${current.fileName ?? "the file"}` : "as typed"
  return (
    <ConfirmDialog
      tone="primary"
      title="Replace the recipients"
      confirmLabel="Replace"
      dismissLabel="Keep them"
      isOpen={isAsked}
      onOpenChange={(isOpen) => !isOpen && dismiss()}
      onConfirm={confirm}
    >
      The campaign has {countOf(current?.rowsRead ?? 0, "line", "lines")} {where}, fixes included. They give
      way to the new ones.
    </ConfirmDialog>
  )
}

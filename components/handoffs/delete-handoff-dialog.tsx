"use client"

import { useQueryClient } from "@tanstack/react-query"
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx"
import { notify } from "#components/ui/toast.tsx"
import type { HandoffView } from "#lib/handoffs/handoff-view.ts"
import { deleteHandoff, handoffListKey } from "./handoff-queries.ts"

type DeleteHandoffDialogProps = {
  handoff: HandoffView
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  onDeleted?: () => void
}

/** Asks before requests with this id are refused. */
export function DeleteHandoffDialog({ handoff, onDeleted, ...dialog }: DeleteHandoffDialogProps) {
  const queries = useQueryClient()
  const remove = async () => {
    await deleteHandoff(handoff.id)
    notify(`“${handoff.title}” is deleted`)
    onDeleted?.()
    await queries.invalidateQueries({ queryKey: handoffListKey })
  }
  return (
    <ConfirmDialog
      {...dialog}
      title={`Delete “${handoff.title}”`}
      confirmLabel="Delete handoff"
      dismissLabel="Keep it"
      onConfirm={remove}
    >
      Requests that name {handoff.id} are refused from then on. Campaigns that were started with it run on.
      This cannot be undone.
    </ConfirmDialog>
  )
}

"use client"

import { useQueryClient } from "@tanstack/react-query"
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx"
import { notify } from "#components/ui/toast.tsx"
import type { TemplateView } from "#lib/templates/template-view.ts"
import { deleteTemplate, templateListKey } from "./template-queries.ts"

type DeleteTemplateDialogProps = {
  template: TemplateView
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  onDeleted?: () => void
}

/** Asks before a template is gone, here and at WhatsApp. */
export function DeleteTemplateDialog({ template, onDeleted, ...dialog }: DeleteTemplateDialogProps) {
  const queries = useQueryClient()
  const remove = async () => {
    await deleteTemplate(template.id)
    notify(`“${template.title}” is deleted`)
    onDeleted?.()
    await queries.invalidateQueries({ queryKey: templateListKey })
  }
  return (
    <ConfirmDialog
      {...dialog}
      title={`Delete “${template.title}”`}
      confirmLabel="Delete template"
      dismissLabel="Keep it"
      onConfirm={remove}
    >
      {template.contentSid
        ? "It is deleted here and at WhatsApp, which does not take the same title again for 30 days."
        : "The draft is deleted for everyone."}{" "}
      This cannot be undone.
    </ConfirmDialog>
  )
}

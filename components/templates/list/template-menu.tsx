"use client"

import { Copy, ExternalLink, Pencil, Trash2 } from "lucide-react"
import { useState } from "react"
import { Menu, type MenuAction } from "#components/ui/menu.tsx"
import type { TemplateView } from "#lib/templates/template-view.ts"
import { DeleteTemplateDialog } from "../delete-template-dialog.tsx"
import { isEditable } from "../template-phase.ts"
import { templateHref } from "../template-texts.ts"
import { useTemplateActions } from "../use-template-actions.ts"

/** What can be done with one template of the list. */
export function TemplateMenu({ template, canWrite }: { template: TemplateView; canWrite: boolean }) {
  const [isAsked, setAsked] = useState(false)
  const { clone } = useTemplateActions(template)
  const href = templateHref(template)
  const open: MenuAction =
    canWrite && isEditable(template.status)
      ? { id: "open", label: "Edit", icon: Pencil, href }
      : { id: "open", label: "Open", icon: ExternalLink, href }
  const changes: MenuAction[] = [
    { id: "clone", label: "Clone", icon: Copy, onAction: () => clone.mutate() },
    { id: "delete", label: "Delete", icon: Trash2, isDanger: true, onAction: () => setAsked(true) },
  ]
  return (
    <>
      <Menu
        label={`More actions for ${template.title}`}
        actions={canWrite ? [open, ...changes] : [open]}
        isPending={clone.isPending}
      />
      <DeleteTemplateDialog template={template} isOpen={isAsked} onOpenChange={setAsked} />
    </>
  )
}

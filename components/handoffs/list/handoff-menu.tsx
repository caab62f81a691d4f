"use client"

import { ExternalLink, Pencil, Trash2 } from "lucide-react"
import { useState } from "react"
import { handoffHref } from "#components/handoffs/handoff-texts.ts"
import { Menu, type MenuAction } from "#components/ui/menu.tsx"
import type { HandoffView } from "#lib/handoffs/handoff-view.ts"
import { DeleteHandoffDialog } from "../delete-handoff-dialog.tsx"

/** What can be done with one handoff of the list. */
export function HandoffMenu({ handoff, canWrite }: { handoff: HandoffView; canWrite: boolean }) {
  const [isAsked, setAsked] = useState(false)
  const href = handoffHref(handoff)
  const actions: MenuAction[] = canWrite
    ? [
        { id: "edit", label: "Edit", icon: Pencil, href },
        { id: "delete", label: "Delete", icon: Trash2, isDanger: true, onAction: () => setAsked(true) },
      ]
    : [{ id: "open", label: "Open", icon: ExternalLink, href }]
  return (
    <>
      <Menu label={`More actions for ${handoff.title}`} actions={actions} />
      <DeleteHandoffDialog handoff={handoff} isOpen={isAsked} onOpenChange={setAsked} />
    </>
  )
}

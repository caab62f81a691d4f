"use client"

import { Ban, Copy, ExternalLink, Pencil, Trash2 } from "lucide-react"
import { useState } from "react"
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx"
import { Menu, type MenuAction } from "#components/ui/menu.tsx"
import type { CampaignRow } from "#lib/campaigns/campaign-view.ts"
import { isCancellable } from "../campaign-phase.ts"
import { CancelDialog } from "../cancel-dialog.tsx"
import { useCampaignChanges } from "../use-campaign-changes.ts"
import { campaignHref, campaignTitle } from "../words.ts"

/** What can be done with one campaign of the list. */
export function CampaignMenu({ campaign, canWrite }: { campaign: CampaignRow; canWrite: boolean }) {
  const [asked, setAsked] = useState<"cancel" | "delete" | null>(null)
  const changes = useCampaignChanges(campaign)
  const close = (isOpen: boolean) => !isOpen && setAsked(null)
  const title = campaignTitle(campaign)
  return (
    <>
      <Menu
        label={`More actions for ${title}`}
        actions={actionsFor(campaign, canWrite, { clone: changes.clone, ask: setAsked })}
      />
      <CancelDialog
        campaign={campaign}
        isOpen={asked === "cancel"}
        onOpenChange={close}
        onConfirm={changes.cancel}
      />
      <ConfirmDialog
        title={`Delete “${title}”`}
        confirmLabel="Delete draft"
        dismissLabel="Keep it"
        isOpen={asked === "delete"}
        onOpenChange={close}
        onConfirm={changes.remove}
      >
        The draft and its recipients are deleted for everyone. This cannot be undone.
      </ConfirmDialog>
    </>
  )
}

type Handlers = { clone: () => void; ask: (question: "cancel" | "delete") => void }

function actionsFor(campaign: CampaignRow, canWrite: boolean, { clone, ask }: Handlers): MenuAction[] {
  const isDraft = campaign.status === "draft"
  const href = campaignHref(campaign)
  const open: MenuAction = isDraft
    ? { id: "open", label: "Edit", icon: Pencil, href }
    : { id: "open", label: "Open", icon: ExternalLink, href }
  if (!canWrite) return [open]
  return [
    open,
    { id: "clone", label: "Clone", icon: Copy, onAction: clone },
    ...(isCancellable(campaign)
      ? [{ id: "cancel", label: "Cancel campaign", icon: Ban, isDanger: true, onAction: () => ask("cancel") }]
      : []),
    ...(isDraft
      ? [{ id: "delete", label: "Delete draft", icon: Trash2, isDanger: true, onAction: () => ask("delete") }]
      : []),
  ]
}

"use client"

import { Ban, ExternalLink, Pencil, Trash2 } from "lucide-react"
import { useState } from "react"
import { isStoppable } from "#components/campaigns/campaign/campaign-phase.ts"
import { campaignHref, campaignTitle } from "#components/campaigns/campaign/campaign-texts.ts"
import {
  cloneActions,
  downloadAction,
  pauseActions,
  resendActions,
  startActions,
} from "#components/campaigns/control/campaign-menu-actions.ts"
import { CancelDialog } from "#components/campaigns/control/cancel-dialog.tsx"
import { StartDialog } from "#components/campaigns/control/start-dialog.tsx"
import {
  type CampaignControl,
  useCampaignControl,
} from "#components/campaigns/control/use-campaign-control.ts"
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx"
import { Menu, type MenuAction } from "#components/ui/menu.tsx"
import type { CampaignRow } from "#lib/campaigns/progress/campaign-view.ts"

type Question = "cancel" | "delete" | "start"

/** What can be done with one campaign of the list. */
export function CampaignMenu({ campaign, canWrite }: { campaign: CampaignRow; canWrite: boolean }) {
  const [asked, setAsked] = useState<Question | null>(null)
  const control = useCampaignControl(campaign)
  const close = () => setAsked(null)
  const title = campaignTitle(campaign)
  return (
    <>
      <Menu
        label={`More actions for ${title}`}
        isPending={control.isChanging || control.isCopying}
        actions={actionsFor(campaign, { canWrite, control, ask: setAsked })}
      />
      <CancelDialog
        campaign={campaign}
        recipients={campaign.recipients}
        isOpen={asked === "cancel"}
        onOpenChange={close}
        onConfirm={control.cancel}
      />
      <StartDialog
        campaign={campaign}
        recipients={campaign.recipients}
        isOpen={asked === "start"}
        onClose={close}
        onConfirm={control.start}
      />
      <ConfirmDialog
        title={`Delete “${title}”`}
        confirmLabel="Delete draft"
        dismissLabel="Keep it"
        isOpen={asked === "delete"}
        onOpenChange={close}
        onConfirm={control.remove}
      >
        The draft and its recipients are deleted for everyone. This cannot be undone.
      </ConfirmDialog>
    </>
  )
}

type Handlers = { canWrite: boolean; control: CampaignControl; ask: (question: Question) => void }

function actionsFor(campaign: CampaignRow, { canWrite, control, ask }: Handlers): MenuAction[] {
  const href = campaignHref(campaign)
  const remove = { id: "delete", label: "Delete draft", icon: Trash2, isDanger: true }
  const cancel = { id: "cancel", label: "Cancel campaign", icon: Ban, isDanger: true }
  if (campaign.status === "draft")
    return [
      { id: "open", label: canWrite ? "Edit" : "Open", icon: canWrite ? Pencil : ExternalLink, href },
      ...(canWrite ? [...cloneActions(campaign, control), { ...remove, onAction: () => ask("delete") }] : []),
    ]
  const open: MenuAction = { id: "open", label: "Open", icon: ExternalLink, href }
  if (!canWrite) return [open, downloadAction(campaign)]
  return [
    open,
    ...pauseActions(campaign, control),
    ...startActions(campaign, () => ask("start")),
    ...resendActions(campaign, control),
    ...cloneActions(campaign, control),
    downloadAction(campaign),
    ...(isStoppable(campaign) ? [{ ...cancel, onAction: () => ask("cancel") }] : []),
  ]
}

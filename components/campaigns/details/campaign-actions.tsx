"use client"

import { CirclePause, CirclePlay, Gauge, ListX } from "lucide-react"
import { useState } from "react"
import { isPausable, isPaused, isStoppable } from "#components/campaigns/campaign/campaign-phase.ts"
import {
  cloneActions,
  downloadAction,
  resendActions,
  startActions,
} from "#components/campaigns/control/campaign-menu-actions.ts"
import { CancelDialog } from "#components/campaigns/control/cancel-dialog.tsx"
import { StartDialog } from "#components/campaigns/control/start-dialog.tsx"
import {
  type CampaignControl,
  useCampaignControl,
} from "#components/campaigns/control/use-campaign-control.ts"
import { Button } from "#components/ui/button.tsx"
import { Menu, type MenuAction } from "#components/ui/menu.tsx"
import type { CampaignDetails } from "#lib/campaigns/progress/campaign-view.ts"
import { PaceDialog } from "./pace-dialog.tsx"
import { recipientsOf } from "./recipient-counts.ts"

/** What is asked before it is done. */
type Question = "cancel" | "start" | "pace"

/** Pause, resume and cancel while something can be held back; the rest in the menu. */
export function CampaignActions({ campaign, canWrite }: { campaign: CampaignDetails; canWrite: boolean }) {
  const [asked, setAsked] = useState<Question | null>(null)
  const control = useCampaignControl(campaign)
  const close = () => setAsked(null)
  return (
    <>
      <Menu
        label="More actions for this campaign"
        isPending={control.isCopying}
        actions={menuActions(campaign, { canWrite, control, ask: setAsked })}
      />
      {canWrite && (isPausable(campaign) || isPaused(campaign)) && <PauseButton {...{ campaign, control }} />}
      {canWrite && isStoppable(campaign) && (
        <Button variant="danger" onPress={() => setAsked("cancel")}>
          <ListX size={16} />
          Cancel campaign
        </Button>
      )}
      <CancelDialog
        campaign={campaign}
        recipients={recipientsOf(campaign)}
        isOpen={asked === "cancel"}
        onOpenChange={close}
        onConfirm={control.cancel}
      />
      <StartDialog
        campaign={campaign}
        recipients={recipientsOf(campaign)}
        isOpen={asked === "start"}
        onClose={close}
        onConfirm={control.start}
      />
      {asked === "pace" && <PaceDialog campaign={campaign} onClose={close} onSave={control.setPace} />}
    </>
  )
}

type Handlers = { canWrite: boolean; control: CampaignControl; ask: (question: Question) => void }

function menuActions(campaign: CampaignDetails, { canWrite, control, ask }: Handlers): MenuAction[] {
  if (!canWrite) return [downloadAction(campaign)]
  const pace: MenuAction = { id: "pace", label: "Change pace", icon: Gauge, onAction: () => ask("pace") }
  return [
    ...startActions(campaign, () => ask("start")),
    ...(isStoppable(campaign) && campaign.ratePerSecond !== null ? [pace] : []),
    ...resendActions(campaign, control),
    ...cloneActions(campaign, control),
    downloadAction(campaign),
  ]
}

type PauseButtonProps = { campaign: CampaignDetails; control: CampaignControl }

function PauseButton({ campaign, control }: PauseButtonProps) {
  const { pause, resume, isChanging } = control
  if (isPaused(campaign))
    return (
      <Button variant="primary" isPending={isChanging} onPress={resume}>
        <CirclePlay size={16} />
        Resume
      </Button>
    )
  return (
    <Button isPending={isChanging} onPress={pause}>
      <CirclePause size={16} />
      Pause
    </Button>
  )
}

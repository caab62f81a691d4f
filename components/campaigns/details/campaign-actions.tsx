"use client"

import { CirclePause, CirclePlay, ListX } from "lucide-react"
import { useState } from "react"
import { Button } from "#components/ui/button.tsx"
import { Menu } from "#components/ui/menu.tsx"
import type { CampaignDetails } from "#lib/campaigns/campaign-view.ts"
import { isRunning, isStartMissed } from "../campaign-phase.ts"
import { CancelDialog } from "../cancel-dialog.tsx"
import { useCampaignControl } from "../use-campaign-control.ts"
import { menuActions, type Question } from "./campaign-menu-actions.ts"
import { PaceDialog } from "./pace-dialog.tsx"
import { StartDialog } from "./start-dialog.tsx"

/** Pause, resume and cancel while something can be held back; the rest in the menu. */
export function CampaignActions({ campaign, canWrite }: { campaign: CampaignDetails; canWrite: boolean }) {
  const [asked, setAsked] = useState<Question | null>(null)
  const control = useCampaignControl(campaign)
  const close = () => setAsked(null)
  const mayStop = canWrite && isRunning(campaign)
  return (
    <>
      <Menu
        label="More actions for this campaign"
        actions={menuActions(campaign, { canWrite, control, ask: setAsked })}
      />
      {mayStop && !isStartMissed(campaign) && <PauseButton {...{ campaign, control }} />}
      {mayStop && (
        <Button variant="danger" onPress={() => setAsked("cancel")}>
          <ListX size={16} />
          Cancel campaign
        </Button>
      )}
      <CancelDialog
        campaign={campaign}
        isOpen={asked === "cancel"}
        onOpenChange={close}
        onConfirm={control.cancel}
      />
      <StartDialog campaign={campaign} isOpen={asked === "start"} onClose={close} onConfirm={control.start} />
      {asked === "pace" && <PaceDialog campaign={campaign} onClose={close} onSave={control.setPace} />}
    </>
  )
}

type PauseButtonProps = { campaign: CampaignDetails; control: ReturnType<typeof useCampaignControl> }

function PauseButton({ campaign, control }: PauseButtonProps) {
  const { pause, resume, isChanging } = control
  if (campaign.pausedAt)
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

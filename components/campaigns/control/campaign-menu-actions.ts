import { CirclePause, CirclePlay, Copy, Download, Play, Redo2 } from "lucide-react"
import { isPausable, isPaused, isStartMissed } from "#components/campaigns/campaign/campaign-phase.ts"
import { countOf } from "#components/ui/count-of.ts"
import type { MenuAction } from "#components/ui/menu.tsx"
import type { CampaignRow } from "#lib/campaigns/progress/campaign-view.ts"
import type { CampaignControl } from "./use-campaign-control.ts"

type MenuCampaign = Pick<CampaignRow, "id" | "status" | "counts" | "channel">

/** What the wizard cannot compose is neither copied nor sent again. */
const isComposed = ({ channel }: Pick<MenuCampaign, "channel">) => channel === "sms"

/** Pause or resume, whichever the campaign can now. */
export function pauseActions(campaign: MenuCampaign, { pause, resume }: CampaignControl): MenuAction[] {
  if (isPaused(campaign)) return [{ id: "resume", label: "Resume", icon: CirclePlay, onAction: resume }]
  if (isPausable(campaign)) return [{ id: "pause", label: "Pause", icon: CirclePause, onAction: pause }]
  return []
}

/** Before its time, or after a start that was missed. */
export function startActions(campaign: MenuCampaign, askStart: () => void): MenuAction[] {
  if (campaign.status !== "scheduled" && !isStartMissed(campaign)) return []
  return [{ id: "start", label: "Start now", icon: Play, onAction: askStart }]
}

/** A draft for those whom it failed to reach, while there are any. */
export function resendActions(campaign: MenuCampaign, { resend }: CampaignControl): MenuAction[] {
  const { counts } = campaign
  if (counts.failed === 0 || !isComposed(campaign)) return []
  const label = `Send again to ${countOf(counts.failed, "failed recipient", "failed recipients")}`
  return [{ id: "resend", label, icon: Redo2, onAction: resend }]
}

/** A draft like it. */
export const cloneActions = (campaign: MenuCampaign, { clone }: CampaignControl): MenuAction[] =>
  isComposed(campaign) ? [{ id: "clone", label: "Clone", icon: Copy, onAction: clone }] : []

export const downloadAction = ({ id }: Pick<MenuCampaign, "id">): MenuAction => ({
  id: "download",
  label: "Download recipients (CSV)",
  icon: Download,
  href: `/api/webtool/campaigns/${id}/messages.csv`,
  download: true,
})

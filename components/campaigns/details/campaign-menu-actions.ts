import { Copy, Download, Gauge, Play, Redo2 } from "lucide-react"
import type { MenuAction } from "#components/ui/menu.tsx"
import type { CampaignDetails } from "#lib/campaigns/campaign-view.ts"
import { isRunning } from "../campaign-phase.ts"
import type { CampaignControl } from "../use-campaign-control.ts"
import { countOf } from "../words.ts"

/** What is asked before it is done. */
export type Question = "cancel" | "start" | "pace"

type Handlers = { canWrite: boolean; control: CampaignControl; ask: (question: Question) => void }

/** What else can be done with a campaign as it stands. */
export function menuActions(campaign: CampaignDetails, { canWrite, control, ask }: Handlers): MenuAction[] {
  const download: MenuAction = {
    id: "download",
    label: "Download recipients (CSV)",
    icon: Download,
    href: `/api/webtool/campaigns/${campaign.id}/messages.csv`,
    download: true,
  }
  if (!canWrite) return [download]
  const { failed } = campaign.counts
  const resend: MenuAction = {
    id: "resend",
    label: `Send again to ${countOf(failed, "failed recipient", "failed recipients")}`,
    icon: Redo2,
    onAction: control.resend,
  }
  const start: MenuAction = { id: "start", label: "Start now", icon: Play, onAction: () => ask("start") }
  const pace: MenuAction = { id: "pace", label: "Change pace", icon: Gauge, onAction: () => ask("pace") }
  const isScheduled = campaign.stage === "launched" && campaign.startedAt === null
  return [
    ...(isScheduled ? [start] : []),
    ...(isRunning(campaign) && campaign.ratePerSecond !== null ? [pace] : []),
    ...(failed > 0 ? [resend] : []),
    { id: "clone", label: "Clone", icon: Copy, onAction: control.clone },
    download,
  ]
}

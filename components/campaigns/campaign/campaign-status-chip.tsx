import {
  Ban,
  CalendarClock,
  CircleCheck,
  CirclePause,
  CircleX,
  Hourglass,
  type LucideIcon,
  MessageCircleQuestion,
  Pencil,
  Send,
} from "lucide-react"
import { StatusChip, type Tone } from "#components/ui/status-chip.tsx"
import type { CampaignStatus } from "#lib/campaigns/progress/campaign-status.ts"

const looks: Record<CampaignStatus, [label: string, tone: Tone, icon: LucideIcon]> = {
  draft: ["Draft", "muted", Pencil],
  scheduled: ["Scheduled", "muted", CalendarClock],
  queued: ["Queued", "muted", Hourglass],
  in_progress: ["In progress", "positive", Send],
  paused: ["Paused", "warning", CirclePause],
  needs_decision: ["Needs a decision", "warning", MessageCircleQuestion],
  completed: ["Completed", "positive", CircleCheck],
  cancelled: ["Cancelled", "muted", Ban],
  failed: ["Failed", "negative", CircleX],
}

/** The word a status has everywhere: list, details, export. */
export const campaignStatusLabel = (status: CampaignStatus) => looks[status][0]

/** What a campaign does right now. */
export function CampaignStatusChip({ status }: { status: CampaignStatus }) {
  const [label, tone, icon] = looks[status]
  return <StatusChip tone={tone} icon={icon} label={label} />
}

import {
  CircleCheck,
  CircleDashed,
  CirclePause,
  CircleSlash,
  CircleX,
  Hourglass,
  type LucideIcon,
  Send,
} from "lucide-react"
import { StatusChip, type Tone } from "#components/ui/status-chip.tsx"
import type { TemplateView } from "#lib/templates/template-view.ts"

export type TemplateStatus = TemplateView["status"]

const looks: Record<TemplateStatus, [label: string, tone: Tone, icon: LucideIcon]> = {
  unsubmitted: ["Draft", "muted", CircleDashed],
  submitting: ["Being submitted", "muted", Send],
  received: ["Received", "muted", Hourglass],
  pending: ["In review", "muted", Hourglass],
  approved: ["Approved", "positive", CircleCheck],
  rejected: ["Rejected", "negative", CircleX],
  paused: ["Paused", "warning", CirclePause],
  disabled: ["Disabled", "negative", CircleSlash],
}

/** The word a template's status has everywhere. */
export const statusLabel = (status: TemplateStatus) => looks[status][0]

/** How a template stands with WhatsApp. */
export function TemplateStatusChip({ status }: { status: TemplateStatus }) {
  const [label, tone, icon] = looks[status]
  return <StatusChip tone={tone} icon={icon} label={label} />
}

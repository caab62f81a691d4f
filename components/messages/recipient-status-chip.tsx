import {
  Ban,
  CircleCheck,
  CircleDashed,
  CircleHelp,
  CirclePause,
  CircleSlash,
  CircleX,
  Eye,
  type LucideIcon,
  MessageCircleReply,
  Send,
  SkipForward,
} from "lucide-react"
import { StatusChip, type Tone } from "#components/ui/status-chip.tsx"
import type { RowStatus } from "#lib/ledger/recipient-status.ts"

const looks: Record<RowStatus, [label: string, tone: Tone, icon: LucideIcon]> = {
  pending: ["Pending", "muted", CircleDashed],
  held: ["Held", "warning", CirclePause],
  sent: ["Sent", "muted", Send],
  delivered: ["Delivered", "positive", CircleCheck],
  read: ["Read", "positive", Eye],
  responded: ["Responded", "positive", MessageCircleReply],
  skipped: ["Skipped", "muted", SkipForward],
  failed: ["Failed", "negative", CircleX],
  unknown: ["Unknown", "warning", CircleHelp],
  cancelled: ["Cancelled", "muted", Ban],
  refused: ["Refused", "negative", CircleSlash],
}

/** The word a recipient's status has everywhere. */
export const recipientStatusLabel = (status: RowStatus) => looks[status][0]

/** What became of one recipient. */
export function RecipientStatusChip({ status }: { status: RowStatus }) {
  const [label, tone, icon] = looks[status]
  return <StatusChip tone={tone} icon={icon} label={label} />
}

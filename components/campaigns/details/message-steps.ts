import type { MessageRow } from "#lib/campaigns/progress/message-view.ts"
import type { RowStatus } from "#lib/ledger/recipient-status.ts"

type MessageStep = { label: string; at: string }

/** Of a message that the provider took or must have taken. */
const onItsWay: ReadonlySet<RowStatus> = new Set(["sent", "delivered", "read", "responded"])
const ends: Partial<Record<RowStatus, string>> = {
  skipped: "Not sent",
  failed: "Failed",
  cancelled: "Cancelled",
}

/** What happened to a recipient's message, step by step, each with its instant; none before it was handed over. */
export function messageSteps(row: MessageRow): MessageStep[] {
  const { status, errorCode, acceptedAt, sentAt, submittedAt, deliveredAt, respondedAt, endedAt, updatedAt } =
    row
  const wasTaken = acceptedAt !== null || sentAt !== null || onItsWay.has(status)
  if (status === "refused") return [{ label: "Refused", at: updatedAt }]
  if (status === "failed" && !wasTaken && errorCode !== null)
    return [{ label: "Refused by the carrier", at: endedAt ?? updatedAt }]
  const end = ends[status]
  return [
    { label: wasTaken ? "Sent" : "Handed over", at: status === "skipped" ? null : (sentAt ?? submittedAt) },
    { label: "Delivered", at: deliveredAt },
    { label: "Responded", at: respondedAt },
    { label: end ?? "", at: end ? endedAt : null },
  ].filter((step): step is MessageStep => step.at !== null)
}

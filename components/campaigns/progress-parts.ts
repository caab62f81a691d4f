import type { StatusCounts } from "#lib/campaigns/read-tallies.ts"
import { type RecipientStatus, recipientStatuses } from "#lib/messages/recipient-status.ts"

export type ProgressPart = { status: RecipientStatus; count: number; share: number }

/** Best outcome first, so that the bar grows from the left as messages get there. */
const order: RecipientStatus[] = [
  "responded",
  "read",
  "delivered",
  "sent",
  "failed",
  "unknown",
  "skipped",
  "cancelled",
  "held",
  "pending",
]

/**
 * The outcomes that occur, in the bar's order; their counts add up to `total`. Settled is what neither waits nor is of
 * unknown fate.
 */
export function progressParts(counts: StatusCounts): {
  parts: ProgressPart[]
  total: number
  settled: number
} {
  const total = recipientStatuses.reduce((sum, status) => sum + counts[status], 0)
  const parts = order
    .filter((status) => counts[status] > 0)
    .map((status) => ({ status, count: counts[status], share: counts[status] / total }))
  return { parts, total, settled: total - counts.pending - counts.held - counts.unknown }
}

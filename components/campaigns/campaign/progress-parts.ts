import type { StatusCounts } from "#lib/campaigns/progress/status-counts.ts"
import { type RecipientStatus, recipientStatuses } from "#lib/ledger/recipient-status.ts"

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

type Progress = { parts: ProgressPart[]; total: number; settled: number; waiting: number }

/**
 * The outcomes that occur, in the bar's order; their counts add up to `total`. A recipient who has no row in the ledger
 * yet is pending. Settled is what neither waits nor is of unknown fate.
 */
export function progressParts(ledger: StatusCounts, recipients: number): Progress {
  const written = recipientStatuses.reduce((sum, status) => sum + ledger[status], 0)
  const total = Math.max(written, recipients)
  const counts = { ...ledger, pending: ledger.pending + total - written }
  const parts = order
    .filter((status) => counts[status] > 0)
    .map((status) => ({ status, count: counts[status], share: counts[status] / total }))
  const waiting = counts.pending + counts.held
  return { parts, total, settled: total - waiting - counts.unknown, waiting }
}

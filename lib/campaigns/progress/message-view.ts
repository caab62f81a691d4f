import type { Reason } from "#lib/campaigns/hold-reason.ts"
import type { RowStatus } from "#lib/ledger/recipient-status.ts"
import type { Instant } from "#lib/platform/instant.ts"

/** A message, or a line that was refused and is none. */
export type MessageRow = {
  /** The transaction id; null for a refused line. */
  id: string | null
  line: number
  /** Of a refused line the number as given, where it could not be read. */
  address: string
  message: string
  segments: number
  status: RowStatus
  reason: Reason | null
  errorCode: number | null
  /** When a held message can be sent, or is looked at again; null for others and for who waits for a zone. */
  heldUntil: Instant | null
  /** Where the number may be; empty when it tells nothing. */
  zones: string[]
  submittedAt: Instant | null
  /** When the provider took it. */
  acceptedAt: Instant | null
  sentAt: Instant | null
  deliveredAt: Instant | null
  respondedAt: Instant | null
  /** When it ended in something else than arriving. */
  endedAt: Instant | null
  updatedAt: Instant
  conversationId: string | null
}

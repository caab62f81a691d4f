import { z } from "zod"
import { reason } from "#lib/campaigns/hold-reason.ts"
import { rowStatuses } from "#lib/ledger/recipient-status.ts"
import { instant } from "#lib/platform/instant.ts"

/** A message, or a line that was refused and is none. */
export const messageRow = z.strictObject({
  /** The transaction id; null for a refused line. */
  id: z.string().nullable(),
  line: z.int(),
  /** Of a refused line the number as given, where it could not be read. */
  address: z.string(),
  message: z.string(),
  segments: z.int(),
  status: z.enum(rowStatuses),
  reason: reason.nullable(),
  errorCode: z.int().nullable(),
  /** When a held message can be sent, or is looked at again; null for others and for who waits for a zone. */
  heldUntil: instant.nullable(),
  /** Where the number may be; empty when it tells nothing. */
  zones: z.array(z.string()),
  submittedAt: instant.nullable(),
  /** When the provider took it. */
  acceptedAt: instant.nullable(),
  sentAt: instant.nullable(),
  deliveredAt: instant.nullable(),
  respondedAt: instant.nullable(),
  /** When it ended in something else than arriving. */
  endedAt: instant.nullable(),
  updatedAt: instant,
  conversationId: z.string().nullable(),
})
export type MessageRow = z.output<typeof messageRow>

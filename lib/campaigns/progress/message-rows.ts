import { parsePlace } from "#lib/addresses/place.ts"
import { holdReason } from "#lib/campaigns/hold-reason.ts"
import {
  type RecipientStatus,
  recipientStatus,
  recipientStatuses,
  statesOfStatus,
} from "#lib/ledger/recipient-status.ts"
import type { Channel, MessageState } from "#prisma/generated/client.ts"
import { Prisma } from "#prisma/generated/client.ts"
import type { MessageRow } from "./message-view.ts"

export type StoredMessage = {
  id: string
  line: number
  channel: Channel
  address: string
  body: string
  segments: number
  state: MessageState
  reason: string | null
  errorCode: number | null
  place: string
  dueAt: Date
  submittedAt: Date | null
  acceptedAt: Date | null
  sentAt: Date | null
  deliveredAt: Date | null
  respondedAt: Date | null
  endedAt: Date | null
  updatedAt: Date
  conversationId: string | null
}

/** When something last happened to the message. */
export const updatedAt = Prisma.sql`greatest(created_at, submitted_at, accepted_at, sent_at, delivered_at, read_at, responded_at, ended_at)`

/** True where a message has the status. */
export function hasStatus(status: RecipientStatus): Prisma.Sql {
  if (status === "responded") return Prisma.sql`responded_at IS NOT NULL`
  return Prisma.sql`responded_at IS NULL AND state::text = ANY(${statesOfStatus(status)})`
}

export const statusPosition = Prisma.sql`CASE ${Prisma.join(
  recipientStatuses.map((status, index) => Prisma.sql`WHEN ${hasStatus(status)} THEN ${index}::int`),
  " ",
)} END`

export const messageColumns = Prisma.sql`
  id, line, channel, address, body, segments, state, reason, error_code AS "errorCode", place, due_at AS "dueAt", submitted_at AS "submittedAt",
  accepted_at AS "acceptedAt", ended_at AS "endedAt", sent_at AS "sentAt", delivered_at AS "deliveredAt", responded_at AS "respondedAt", ${updatedAt} AS "updatedAt",
  (SELECT c.id FROM conversation c WHERE c.campaign_id = message.campaign_id AND c.message_id = message.id
   ORDER BY c.opened_at DESC LIMIT 1) AS "conversationId"`

/** A ledger row as the web tool shows it. */
export function toMessageRow(stored: StoredMessage): MessageRow {
  const { id, line, address, segments, errorCode, conversationId, reason } = stored
  return {
    ...{ id, line, address, message: stored.body, segments, errorCode, conversationId },
    status: recipientStatus(stored.state, stored.respondedAt !== null),
    heldUntil: heldUntil(stored)?.toISOString() ?? null,
    zones: parsePlace(stored.place).zones,
    reason: reason === null ? null : holdReason(reason, stored.place, stored),
    submittedAt: stored.submittedAt?.toISOString() ?? null,
    acceptedAt: stored.acceptedAt?.toISOString() ?? null,
    sentAt: stored.sentAt?.toISOString() ?? null,
    deliveredAt: stored.deliveredAt?.toISOString() ?? null,
    respondedAt: stored.respondedAt?.toISOString() ?? null,
    endedAt: stored.endedAt?.toISOString() ?? null,
    updatedAt: stored.updatedAt.toISOString(),
  }
}

/** Who waits for a zone, or for a decision, waits for a person, and not for a time. */
const heldUntil = ({ state, reason, dueAt }: StoredMessage) =>
  state === "held" && reason !== "zone_unknown" && reason !== "opt_out_unclear" ? dueAt : null

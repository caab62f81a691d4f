import type { ProviderEvent } from "#lib/events/store-provider-events.ts"
import type { Transaction } from "#lib/platform/db.ts"
import { periodStart } from "#lib/platform/periods.ts"
import type { MessageState } from "#prisma/generated/enums.ts"

/**
 * `month` is the first day of its campaign's, "2026-11-01": with it the row is found in its partition. `leg` is the one that
 * is under way.
 */
export type LockedMessage = { messageId: string; month: string; leg: number }

type Found = Omit<LockedMessage, "leg"> & { eventId: string }

/**
 * Finds and locks the message of each event, within the event's account: by our id in the callback's URL, else by the
 * provider's while the message waits for word. Returns them by event id. Locked in the order of their ids, as by
 * settleMessages: the two meet often and must not deadlock. Most campaigns were launched in this month or the last, and a
 * statement that looks there alone is planned in a tenth of the time: the whole ledger is searched only for the others.
 */
export async function lockMessages(
  tx: Transaction,
  events: ProviderEvent[],
): Promise<Map<string, LockedMessage>> {
  const recent = await findRecent(tx, events)
  const known = new Set(recent.map(({ eventId }) => eventId))
  const others = events.filter(({ id }) => !known.has(id))
  const found = [...recent, ...(others.length > 0 ? await findAnywhere(tx, others) : [])]
  const legOf = await lock(tx, found)
  return new Map(
    found.flatMap(({ eventId, ...message }) => {
      const leg = legOf.get(message.messageId)
      return leg ? [[eventId, { ...message, leg }] as const] : []
    }),
  )
}

function findRecent(tx: Transaction, events: ProviderEvent[]): Promise<Found[]> {
  const [first] = events
  const ours = events.filter(({ messageId }) => messageId !== null)
  if (!first || ours.length === 0) return Promise.resolve([])
  const months = [0, -1].map((offset) => periodStart("month", first.receivedAt, offset))
  return tx.$queryRaw<Found[]>`
    SELECT e.id AS "eventId", m.id::text AS "messageId", m.month::text
    FROM jsonb_to_recordset(${keysOf(ours)}::jsonb) AS e(id text, "accountId" text, "messageId" uuid)
    JOIN message m ON m.id = e."messageId" AND m.account_id = e."accountId"
    WHERE m.month = ANY(${months}::date[])`
}

const findAnywhere = (tx: Transaction, events: ProviderEvent[]) => tx.$queryRaw<Found[]>`
  SELECT e.id AS "eventId", found.id::text AS "messageId", found.month::text
  FROM jsonb_to_recordset(${keysOf(events)}::jsonb)
    AS e(id text, "accountId" text, "messageId" uuid, "providerId" text)
  CROSS JOIN LATERAL (
    SELECT id, month FROM message WHERE id = e."messageId" AND account_id = e."accountId"
    UNION ALL
    SELECT id, month FROM message WHERE provider_id = e."providerId" AND account_id = e."accountId"
      AND state IN ('submitted', 'unknown', 'accepted', 'sent')
    LIMIT 1
  ) found`

/** Locks one message. */
export async function lockMessage(
  tx: Transaction,
  { messageId, month }: Pick<LockedMessage, "messageId" | "month">,
): Promise<{ leg: number; state: MessageState } | undefined> {
  const [message] = await tx.$queryRaw<{ leg: number; state: MessageState }[]>`
    SELECT leg, state FROM message WHERE id = ${messageId}::uuid AND month = ${month}::date FOR UPDATE`
  return message
}

async function lock(tx: Transaction, found: Found[]): Promise<Map<string, number>> {
  const months = [...new Set(found.map(({ month }) => month))]
  const rows = await tx.$queryRaw<{ id: string; leg: number }[]>`
    SELECT id::text, leg FROM message
    WHERE id = ANY(${found.map(({ messageId }) => messageId)}::uuid[]) AND month = ANY(${months}::date[])
    ORDER BY id FOR UPDATE`
  return new Map(rows.map(({ id, leg }) => [id, leg]))
}

const keysOf = (events: ProviderEvent[]) =>
  JSON.stringify(
    events.map(({ id, accountId, messageId, providerId }) => ({ id, accountId, messageId, providerId })),
  )

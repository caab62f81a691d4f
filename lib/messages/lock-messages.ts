import type { ProviderEvent } from "#lib/messages/callbacks/store-provider-events.ts"
import type { Transaction } from "#lib/platform/db.ts"

/** `month` is the first day of its campaign's, "2026-11-01": with it the row is found in its partition. */
export type LockedMessage = { messageId: string; month: string }

/**
 * Finds and locks the message of each event, within the event's account: by our id in the callback's URL, else by the
 * provider's while the message waits for word. Returns them by event id. Locked in the order of their ids, as by
 * settleMessages: the two meet often and must not deadlock.
 */
export async function lockMessages(
  tx: Transaction,
  events: ProviderEvent[],
): Promise<Map<string, LockedMessage>> {
  const keys = events.map(({ id, accountId, messageId, providerId }) => ({
    id,
    accountId,
    messageId,
    providerId,
  }))
  const rows = await tx.$queryRaw<(LockedMessage & { eventId: string })[]>`
    SELECT e.id AS "eventId", m.id::text AS "messageId", m.month::text
    FROM jsonb_to_recordset(${JSON.stringify(keys)}::jsonb)
      AS e(id text, "accountId" text, "messageId" uuid, "providerId" text)
    CROSS JOIN LATERAL (
      SELECT id, month FROM message WHERE id = e."messageId" AND account_id = e."accountId"
      UNION ALL
      SELECT id, month FROM message WHERE provider_id = e."providerId" AND account_id = e."accountId"
        AND state IN ('submitted', 'unknown', 'accepted', 'sent')
      LIMIT 1
    ) found
    JOIN message m ON m.id = found.id AND m.month = found.month
    ORDER BY m.id FOR UPDATE OF m`
  return new Map(rows.map(({ eventId, ...message }) => [eventId, message]))
}

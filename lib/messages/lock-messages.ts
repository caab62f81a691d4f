import type { ProviderEvent } from "#lib/messages/callbacks/store-provider-events.ts"
import type { Transaction } from "#lib/platform/db.ts"

/**
 * Finds and locks the message of each event, within the event's account: by our id in the callback's URL, else by the
 * provider's while the message waits for word. Returns message ids by event id. Locked in the order of their ids, as by
 * settleMessages: the two meet often and must not deadlock.
 */
export async function lockMessages(tx: Transaction, events: ProviderEvent[]): Promise<Map<string, string>> {
  const keys = events.map(({ id, accountId, messageId, providerId }) => ({
    id,
    accountId,
    messageId,
    providerId,
  }))
  const rows = await tx.$queryRaw<{ eventId: string; messageId: string }[]>`
    SELECT e.id AS "eventId", m.id::text AS "messageId"
    FROM jsonb_to_recordset(${JSON.stringify(keys)}::jsonb)
      AS e(id text, "accountId" text, "messageId" uuid, "providerId" text)
    JOIN message m ON m.id = coalesce(
      (SELECT id FROM message WHERE id = e."messageId" AND account_id = e."accountId"),
      (SELECT id FROM message WHERE provider_id = e."providerId" AND account_id = e."accountId"
       AND state IN ('submitted', 'unknown', 'accepted', 'sent') LIMIT 1))
    ORDER BY m.id FOR UPDATE OF m`
  return new Map(rows.map(({ eventId, messageId }) => [eventId, messageId]))
}

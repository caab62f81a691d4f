import type { Database, Transaction } from "#lib/platform/db.ts"

export type NewProviderEvent = {
  accountId: string
  kind: "status" | "inbound"
  /** What makes two deliveries of the same webhook equal, within the account. */
  dedupeKey: string
  /** Our message id out of the callback's URL. */
  messageId: string | null
  /** Twilio's MessageSid. */
  providerId: string
  payload: Record<string, string>
  receivedAt: Date
}

export type ProviderEvent = Omit<NewProviderEvent, "dedupeKey"> & { id: string }

/**
 * Stores webhooks as they came, in one statement. Returns those that were not there yet: repeats are no news.
 * @param appliedAt given when the caller applies them in the same transaction; null leaves them to `applyOpenEvents`
 */
export async function storeProviderEvents(
  db: Database | Transaction,
  events: NewProviderEvent[],
  appliedAt: Date | null = null,
): Promise<ProviderEvent[]> {
  const rows = await db.$queryRaw<{ id: string; accountId: string; dedupeKey: string }[]>`
    INSERT INTO provider_event (account_id, kind, dedupe_key, message_id, provider_id, payload, received_at, applied_at)
    SELECT "accountId", kind, "dedupeKey", "messageId", "providerId", payload, "receivedAt", ${appliedAt}::timestamptz
    FROM jsonb_to_recordset(${storableJson(events)}::jsonb) AS e("accountId" text, kind text, "dedupeKey" text,
      "messageId" uuid, "providerId" text, payload jsonb, "receivedAt" timestamptz)
    ORDER BY "accountId", "dedupeKey"
    ON CONFLICT (account_id, dedupe_key) DO NOTHING
    RETURNING id::text, account_id AS "accountId", dedupe_key AS "dedupeKey"`
  const idOf = new Map(rows.map((row) => [keyOf(row), row.id]))
  return events.flatMap((event) => {
    const id = idOf.get(keyOf(event))
    // Of two equal events in one call the first is the one that was stored.
    idOf.delete(keyOf(event))
    return id ? [{ ...event, id }] : []
  })
}

const keyOf = ({ accountId, dedupeKey }: { accountId: string; dedupeKey: string }) =>
  `${accountId} ${dedupeKey}`

/** Postgres keeps no NUL character in text. */
function storableJson(events: NewProviderEvent[]): string {
  const json = JSON.stringify(events)
  if (!json.includes("\\u0000")) return json
  return JSON.stringify(events, (_key, value: unknown) =>
    typeof value === "string" ? value.replaceAll("\0", "") : value,
  )
}

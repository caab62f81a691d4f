import type { Database } from "#lib/platform/db.ts"

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

/** Stores webhooks as they came, in one statement. Returns those that were not there yet: repeats are no news. */
export async function storeProviderEvents(
  db: Database,
  events: NewProviderEvent[],
): Promise<ProviderEvent[]> {
  return db.$queryRaw<ProviderEvent[]>`
    INSERT INTO provider_event (account_id, kind, dedupe_key, message_id, provider_id, payload, received_at)
    SELECT "accountId", kind, "dedupeKey", "messageId", "providerId", payload, "receivedAt"
    FROM jsonb_to_recordset(${JSON.stringify(events, withoutNul)}::jsonb) AS e("accountId" text, kind text, "dedupeKey" text,
      "messageId" uuid, "providerId" text, payload jsonb, "receivedAt" timestamptz)
    ORDER BY "accountId", "dedupeKey"
    ON CONFLICT (account_id, dedupe_key) DO NOTHING
    RETURNING id::text, account_id AS "accountId", kind, message_id::text AS "messageId",
      provider_id AS "providerId", payload, received_at AS "receivedAt"`
}

/** Postgres keeps no NUL character in text. */
const withoutNul = (_key: string, value: unknown) =>
  typeof value === "string" ? value.replaceAll("\0", "") : value

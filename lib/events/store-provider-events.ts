import type { Database, Transaction } from "#lib/platform/db.ts"
import { periodStart } from "#lib/platform/periods.ts"
import { storableFields, storableText } from "#lib/platform/storable-json.ts"
import type { Channel } from "#prisma/generated/enums.ts"

export type NewProviderEvent = {
  accountId: string
  channel: Channel
  kind: "status" | "inbound"
  /** What makes two deliveries of the same webhook equal, within the account. */
  dedupeKey: string
  /** Our message id out of the callback's URL. */
  messageId: string | null
  /** Its leg, out of the same URL; null when our message is not named. */
  leg: number | null
  /** The provider's, of the message. */
  providerId: string
  payload: Record<string, string>
  receivedAt: Date
}

export type ProviderEvent = Omit<NewProviderEvent, "dedupeKey"> & { id: string }

/** Repeats come within minutes: on its first day a week's webhooks are looked for in the week before as well. */
const repeatWithinMs = 86_400_000

/**
 * Stores webhooks as they came, in one statement. Returns those that were not there yet: repeats are no news, also those
 * that meet another partition. Two that are stored at the same moment at a week's border are both news, and applied twice
 * they change nothing.
 * What Postgres does not keep is left out of each before, so that none spoils the others.
 * @param appliedAt given when the caller applies them in the same transaction; null leaves them to `applyOpenEvents`
 */
export async function storeProviderEvents(
  db: Database | Transaction,
  given: NewProviderEvent[],
  appliedAt: Date | null = null,
): Promise<ProviderEvent[]> {
  const events = given.map(storable)
  const { week, weeksBefore } = weeksOf(events)
  const rows = await db.$queryRaw<{ id: string; accountId: string; dedupeKey: string }[]>`
    INSERT INTO provider_event (account_id, channel, kind, dedupe_key, message_id, leg, provider_id, payload, received_at, applied_at, week)
    SELECT "accountId", channel, kind, "dedupeKey", "messageId", leg, "providerId", payload, "receivedAt", ${appliedAt}::timestamptz,
      ${week}::date
    FROM jsonb_to_recordset(${JSON.stringify(events)}::jsonb) AS e("accountId" text, channel channel, kind text, "dedupeKey" text,
      "messageId" uuid, leg smallint, "providerId" text, payload jsonb, "receivedAt" timestamptz)
    WHERE NOT EXISTS (SELECT FROM provider_event earlier WHERE earlier.week = ANY(${weeksBefore}::date[])
      AND earlier.account_id = e."accountId" AND earlier.dedupe_key = e."dedupeKey")
    ORDER BY "accountId", "dedupeKey"
    ON CONFLICT (account_id, dedupe_key, week) DO NOTHING
    RETURNING id::text, account_id AS "accountId", dedupe_key AS "dedupeKey"`
  const idOf = new Map(rows.map((row) => [keyOf(row), row.id]))
  return events.flatMap((event) => {
    const id = idOf.get(keyOf(event))
    // Of two equal events in one call the first is the one that was stored.
    idOf.delete(keyOf(event))
    return id ? [{ ...event, id }] : []
  })
}

/** All events of a call go into the week of the first; the weeks to search are mostly none. */
function weeksOf([first]: NewProviderEvent[]): { week: string; weeksBefore: string[] } {
  const at = first?.receivedAt ?? new Date(0)
  const week = periodStart("week", at)
  const isNew = at.getTime() - Date.parse(week) < repeatWithinMs
  return { week, weeksBefore: isNew ? [periodStart("week", at, -1)] : [] }
}

const keyOf = ({ accountId, dedupeKey }: { accountId: string; dedupeKey: string }) =>
  `${accountId} ${dedupeKey}`

const storable = (event: NewProviderEvent): NewProviderEvent => ({
  ...event,
  dedupeKey: storableText(event.dedupeKey),
  providerId: storableText(event.providerId),
  payload: storableFields(event.payload),
})

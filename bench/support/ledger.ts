import { placeOf } from "#lib/addresses/place.ts"
import type { Stack } from "./stack.ts"
import { until } from "./until.ts"

export const text = "Your order has shipped. Questions? Reply here and we will help."
/** That of every number here. */
const place = placeOf("+16463000001")
const campaignColumns =
  "id, account_id, name, source, channel, stage, launched_at, started_at, expanded_at, created_by_id, created_by_name, updated_at"

/** Keeps every lane from sending, until `release`; what was claimed before is gone when it resolves. */
export async function hold({ db }: Stack): Promise<void> {
  await db.query("UPDATE lane SET backoff_until = now() + interval '1 hour'")
  const claimed = "SELECT FROM message WHERE state IN ('claimed', 'submitted')"
  await until("the claimed messages are sent", async () => (await db.query(claimed)).rowCount === 0)
}
/** Resolves when nothing waits and nothing is in anybody's hands; asks by indexes that hold nothing else. */
export const untilSent = ({ db }: Stack) =>
  until("every message is sent", async () => {
    const { rows } = await db.query(`SELECT EXISTS (SELECT FROM message WHERE state = 'pending')
      OR EXISTS (SELECT FROM message WHERE state IN ('claimed', 'submitted')) AS is_open`)
    return !rows[0].is_open
  })

export const release = ({ db }: Stack) => db.query("UPDATE lane SET backoff_until = NULL")

/** A text that the carrier, too, counts as so many segments: 153 characters fit into each of several. */
const textOf = (segments: number) => text.padEnd(segments === 1 ? text.length : 153 * (segments - 1) + 8, ".")

/**
 * A launched campaign whose messages all wait, written past the screens: what is measured begins with the claim. Its texts
 * have these numbers of segments, in turns; one each unless said otherwise.
 */
export async function queueCampaign(
  stack: Stack,
  { id, count, segments = [1] }: { id: string; count: number; segments?: number[] },
): Promise<void> {
  await addCampaign(stack, id)
  await stack.db.query(
    `INSERT INTO message (account_id, campaign_id, month, lane_id, channel, address, address_key, place, line, body, segments)
     SELECT c.account_id, c.id, c.month, s.id, c.channel, '+1646' || (3000000 + n), md5(c.id || n), $5, n,
       ($3::text[])[1 + n % cardinality($3::text[])], ($4::int[])[1 + n % cardinality($4::int[])]
     FROM campaign c JOIN LATERAL (SELECT id FROM sender WHERE account_id = c.account_id LIMIT 1) s ON true, generate_series(1, $2::int) n WHERE c.id = $1`,
    [id, count, segments.map(textOf), segments, place],
  )
}

/** A campaign that ended a month ago, with all its messages delivered. Triggers are off: its tally is written at once. */
export async function addOldCampaign(
  stack: Stack,
  { id, count }: { id: string; count: number },
): Promise<void> {
  await addCampaign(stack, id)
  const client = await stack.db.connect()
  try {
    await client.query("SET session_replication_role = replica")
    await client.query(
      `INSERT INTO message (account_id, campaign_id, month, lane_id, channel, address, address_key, place, line, body, segments, state, attempts,
         provider_id, submitted_at, accepted_at, sent_at, delivered_at, created_at)
       SELECT c.account_id, c.id, c.month, s.id, c.channel, '+1646' || (3000000 + n), md5(c.id || n), $4, n, $3, 1, 'delivered', 1,
         'SM' || md5(n || c.id), at, at, at, at, at
       FROM campaign c JOIN LATERAL (SELECT id FROM sender WHERE account_id = c.account_id LIMIT 1) s ON true, generate_series(1, $2::int) n, LATERAL (SELECT now() - interval '30 days' + n * interval '10 ms' AS at) t
       WHERE c.id = $1`,
      [id, count, text, place],
    )
    await client.query(
      `INSERT INTO campaign_tally (account_id, campaign_id, state, responded, count, segments)
       SELECT account_id, id, 'delivered', false, $2, $2 FROM campaign WHERE id = $1`,
      [id, count],
    )
  } finally {
    await client.query("RESET session_replication_role")
    client.release()
  }
}

/** Forgets every message, so that a scenario knows how many rows there are. */
export const emptyLedger = ({ db }: Stack) =>
  db.query("TRUNCATE message, message_lookup, campaign_tally, account_tally, provider_event")

/** What autovacuum would do some time, now, so that it does not do it while time is taken. */
export const tidy = ({ db }: Stack) => db.query("VACUUM ANALYZE message")

/** Writes down what filling the ledger left in memory. */
export const checkpoint = ({ db }: Stack) => db.query("CHECKPOINT")

export async function countByState({ db }: Stack, id: string): Promise<Record<string, number>> {
  const { rows } = await db.query<{ state: string; count: number }>(
    "SELECT state, count(*)::int FROM message WHERE campaign_id = $1 GROUP BY 1",
    [id],
  )
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]))
}

const addCampaign = ({ db, manifest }: Stack, id: string) =>
  db.query(
    `INSERT INTO campaign (${campaignColumns})
     SELECT $2, $1, $2, 'web', channel, 'launched', now(), now(), now(), 'bench', 'Bench', now() FROM sender WHERE account_id = $1 LIMIT 1`,
    [manifest.accountId, id],
  )

import type { Stack } from "./stack.ts"

export const seasons = ["Spring", "Summer", "Autumn", "Winter"]
export const occasions =
  "sale offer news reminder order delivery appointment survey welcome renewal invoice payment ticket recall event launch restock upgrade trial loyalty".split(
    " ",
  )
export const places = Array.from({ length: 100 }, (_, n) => `${"ABCDEFGHJKLMNPRSTUVW"[n % 20]}ton${n}`)
const months = 14

/**
 * Brands that made so many campaigns in the last 14 months, evenly, with a delivered message each: "Autumn sale Aton20 #48213".
 * One in 1,000 failed, one in 100 was cancelled, one in ten was made by hand. Triggers are off: what they keep is written at once.
 */
export async function addBrands(stack: Stack, brands: { id: string; count: number }[]): Promise<void> {
  for (let ago = months; ago > 0; ago -= 1) await stack.db.query(addMonth, [ago])
  for (const brand of brands) await addBrand(stack, brand)
  await stack.db.query("VACUUM ANALYZE campaign, message, campaign_facet, account_tally")
  await stack.db.query("CHECKPOINT")
}

const addMonth = `SELECT add_partition('message', 'month', first, (first + interval '1 month')::date)
  FROM (SELECT (date_trunc('month', now(), 'UTC') AT TIME ZONE 'UTC' - $1::int * interval '1 month')::date AS first) month`

async function addBrand({ db }: Stack, { id, count }: { id: string; count: number }): Promise<void> {
  const client = await db.connect()
  try {
    await client.query(
      "INSERT INTO account (id, name, windows) SELECT $1::text, $1::text, windows FROM account WHERE windows IS NOT NULL LIMIT 1",
      [id],
    )
    await client.query(
      `WITH number AS (INSERT INTO sender (id, account_id, channel, address)
         VALUES (gen_random_uuid(), $1::text, 'sms', '+1646' || (5000000 + $2::int)) RETURNING id, account_id)
       INSERT INTO lane (id, account_id) SELECT id, account_id FROM number`,
      [id, count],
    )
    await client.query("SET session_replication_role = replica")
    await client.query(campaigns, [id, count, seasons, occasions, places])
    await client.query(messages, [id])
    await client.query(facets, [id])
    await client.query("INSERT INTO account_tally VALUES ($1::text, 'delivered', false, $2::bigint)", [
      id,
      count,
    ])
  } finally {
    await client.query("RESET session_replication_role")
    client.release()
  }
}

const campaigns = `
  INSERT INTO campaign (id, account_id, channel, name, source, stage, status, launched_at, started_at, expanded_at, created_at,
    delivered_count, recipients, segments, created_by_id, created_by_name, updated_at)
  SELECT upper(lpad(to_hex((n * 2654435761 + $2::bigint) % 68719476736), 9, '0')), $1, sender.channel,
    concat_ws(' ', ($3::text[])[1 + h % 4], ($4::text[])[1 + h / 4 % 20], ($5::text[])[1 + h / 80 % 100],
      CASE WHEN n % 2 = 0 THEN '#' || h % 1000000 END),
    CASE WHEN n % 10 = 0 THEN 'web' ELSE 'api' END::campaign_source, 'launched',
    CASE WHEN n % 1000 = 7 THEN 'failed' WHEN n % 100 = 3 THEN 'cancelled' ELSE 'completed' END::campaign_status,
    at, at, at, at, 1, 1, 1, 'bench', 'Bench', at
  FROM sender, generate_series(0::bigint, $2::bigint - 1) n,
    LATERAL (SELECT now() - interval '14 months' * (1 - n / $2::float8) AS at, abs(hashint8(n)::bigint) AS h) made
  WHERE sender.account_id = $1 ORDER BY n`

const messages = `
  INSERT INTO message (account_id, campaign_id, month, lane_id, channel, address, address_key, line, body, segments, state, attempts,
    provider_id, submitted_at, accepted_at, sent_at, delivered_at, created_at)
  SELECT campaign.account_id, campaign.id, month, sender.id, campaign.channel, '+16463000001', md5(campaign.id), 1, 'Your order has shipped.', 1, 'delivered', 1,
    'SM' || md5(campaign.id), at, at, at, at, at
  FROM campaign JOIN sender ON sender.account_id = campaign.account_id, LATERAL (SELECT campaign.created_at AS at) made
  WHERE campaign.account_id = $1`

const facets = `
  INSERT INTO campaign_facet SELECT account_id, status, channel, source, count(*) FROM campaign WHERE account_id = $1 GROUP BY 1, 2, 3, 4`

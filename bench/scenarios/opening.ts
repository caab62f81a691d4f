import { setTimeout as sleep } from "node:timers/promises"
import { placeOf } from "#lib/addresses/place.ts"
import { checkpoint, emptyLedger, tidy } from "../support/ledger.ts"
import type { Figure } from "../support/report.ts"
import type { Stack } from "../support/stack.ts"

const accountCount = 200
/** Of each account: one large campaign, and many of one recipient, as a brand backend makes them in a night. */
const largeSize = 2_500
const singleCount = 2_500
const messageCount = accountCount * (largeSize + singleCount)
/** So long the ledger takes to be filled, at most: the opening is written with the messages. */
const aheadMs = 150_000
const limitMs = 300_000

/**
 * 1,000,000 messages of 200 accounts, half of them in campaigns of one recipient, all held until the same moment. How long
 * from there until every account has a message that may go, and until all may. The lanes rest, so that what is measured is
 * the opening and not the sending after it.
 */
export async function openingScenario(stack: Stack): Promise<Figure[]> {
  await emptyLedger(stack)
  await addAccounts(stack)
  const opensAtMs = Date.now() + aheadMs
  await addHeld(stack, opensAtMs)
  await tidy(stack)
  await checkpoint(stack)
  if (Date.now() > opensAtMs) throw new Error("Filling the ledger took longer than the opening was ahead")
  await sleep(opensAtMs - Date.now())
  const everyAccount = await secondsUntil(stack, opensAtMs, {
    isReached: `SELECT FROM account a WHERE a.id LIKE 'opening-%' AND NOT EXISTS (SELECT FROM message m
      JOIN lane ON lane.id = m.lane_id WHERE lane.account_id = a.id AND m.state = 'pending') LIMIT 1`,
    everyMs: 50,
  })
  const all = await secondsUntil(stack, opensAtMs, {
    isReached: "SELECT FROM message WHERE state = 'held' LIMIT 1",
    everyMs: 250,
  })
  await forget(stack)
  return [
    {
      what: "1,000,000 held messages open: every account has one that may go after",
      value: everyAccount,
      unit: "s",
      bar: { below: 2 },
    },
    { what: "1,000,000 held messages open: all may go after", value: all, unit: "s", bar: { below: 60 } },
    { what: "held messages let go", value: messageCount / all, unit: "messages/s" },
  ]
}

/** Until the query, which looks for what is still missing, finds nothing. */
async function secondsUntil(
  { db }: Stack,
  fromMs: number,
  { isReached, everyMs }: { isReached: string; everyMs: number },
): Promise<number> {
  while ((await db.query(isReached)).rowCount !== 0) {
    if (Date.now() - fromMs > limitMs) throw new Error("The messages are still held after five minutes")
    await sleep(everyMs)
  }
  return (Date.now() - fromMs) / 1_000
}

/** Brands with a sender each that rests, and that may write at any hour. */
const addAccounts = ({ db, manifest }: Stack) =>
  db.query(
    `WITH brand AS (
       INSERT INTO account (id, name, state_rules, windows)
       SELECT 'opening-' || n, 'Opening ' || n, false, windows FROM account, generate_series(1, $2::int) n WHERE id = $1 RETURNING id
     ), number AS (
       INSERT INTO sender (id, account_id, channel, address)
       SELECT gen_random_uuid(), id, 'sms', '+1646555' || lpad(substring(id FROM 9), 4, '0') FROM brand RETURNING id, account_id
     )
     INSERT INTO lane (id, account_id, backoff_until) SELECT id, account_id, now() + interval '1 hour' FROM number`,
    [manifest.accountId, accountCount],
  )

/** Triggers are off: a tally of what nobody reads would take longer than the messages. */
async function addHeld({ db }: Stack, opensAtMs: number): Promise<void> {
  const client = await db.connect()
  try {
    await client.query(
      `INSERT INTO campaign (id, account_id, name, source, channel, stage, launched_at, started_at, expanded_at, created_by_id,
         created_by_name, updated_at)
       SELECT 'o' || s.number || '-' || n, s.account_id, 'Opening', 'api', s.channel, 'launched', now(), now(), now(), 'bench', 'Bench', now()
       FROM (SELECT *, substring(account_id FROM 9) AS number FROM sender WHERE account_id LIKE 'opening-%') s, generate_series(0, $1::int) n`,
      [singleCount],
    )
    await client.query("SET session_replication_role = replica")
    await client.query(
      `INSERT INTO message (account_id, campaign_id, month, lane_id, channel, address, address_key, place, line, body, segments, state, reason, due_at)
       SELECT c.account_id, c.id, c.month, s.id, c.channel, '+1646' || (3000000 + n), md5(c.id || n), $2, n, 'Your order has shipped.', 1,
         'held', 'outside_window', to_timestamp($3::float8 / 1000)
       FROM campaign c JOIN sender s ON s.account_id = c.account_id CROSS JOIN LATERAL generate_series(1, CASE WHEN c.id LIKE '%-0' THEN $1::int ELSE 1 END) n
       WHERE c.account_id LIKE 'opening-%'`,
      [largeSize, placeOf("+16463000001"), opensAtMs],
    )
  } finally {
    await client.query("RESET session_replication_role")
    client.release()
  }
}

async function forget(stack: Stack): Promise<void> {
  await emptyLedger(stack)
  for (const table of ["campaign", "lane", "sender"])
    await stack.db.query(`DELETE FROM ${table} WHERE account_id LIKE 'opening-%'`)
  await stack.db.query("DELETE FROM account WHERE id LIKE 'opening-%'")
}

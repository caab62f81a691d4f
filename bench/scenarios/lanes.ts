import { startFreeProvider } from "../support/free-provider/free-provider.ts"
import { hold, release, text, tidy, untilSent } from "../support/ledger.ts"
import type { Figure } from "../support/report.ts"
import type { Stack } from "../support/stack.ts"
import { sendTo } from "./ceiling.ts"

const laneCount = 500
const ratePerSecond = 10
/** A minute of each. */
const messagesPerLane = 60 * ratePerSecond + 1

/** 500 lanes of one worker process that are due at once, each at its own pace, to a provider that costs nothing. */
export async function lanesScenario(stack: Stack): Promise<Figure[]> {
  const provider = await startFreeProvider({ isPunctual: true })
  await hold(stack)
  const restore = await sendTo(stack, provider.url)
  try {
    await addLanes(stack)
    await tidy(stack)
    await provider.count()
    await release(stack)
    await untilSent(stack)
    const { count, firstMs, lastMs, mostInASecond } = await provider.count()
    const bestMs = ((messagesPerLane - 1) / ratePerSecond) * 1000
    return [
      {
        what: `${laneCount} lanes at ${ratePerSecond}/s, due at once, one worker: of the possible`,
        value: (bestMs / (lastMs - firstMs)) * (count / (laneCount * messagesPerLane)) * 100,
        unit: "%",
        bar: { atLeast: 99 },
      },
      {
        what: "the same: most of one lane in any second",
        value: mostInASecond,
        unit: "segments",
        bar: { atMost: ratePerSecond },
      },
    ]
  } finally {
    await hold(stack)
    await forgetLanes(stack)
    await restore()
    await provider.stop()
  }
}

/** Senders of the demo brand, each with a campaign of its own. */
async function addLanes({ db, manifest }: Stack): Promise<void> {
  await db.query(
    `WITH added AS (
       INSERT INTO sender (id, account_id, channel, address, label)
       SELECT gen_random_uuid(), $1, 'sms', '+1500' || (5000000 + n), 'lane-' || n FROM generate_series(1, $2::int) n RETURNING id
     ) INSERT INTO lane (id, account_id, rate_per_second, backoff_until) SELECT id, $1, $3, now() + interval '1 hour' FROM added`,
    [manifest.accountId, laneCount, ratePerSecond],
  )
  await db.query(
    `INSERT INTO campaign (id, account_id, name, source, channel, stage, launched_at, started_at, expanded_at, created_by_id,
       created_by_name, updated_at)
     SELECT label, account_id, label, 'web', channel, 'launched', now(), now(), now(), 'bench', 'Bench', now()
     FROM sender WHERE label LIKE 'lane-%'`,
  )
  await db.query(
    `INSERT INTO message (account_id, campaign_id, month, lane_id, channel, address, address_key, line, body, segments)
     SELECT c.account_id, c.id, c.month, s.id, c.channel, '+1646' || (3000000 + n), md5(c.id || n), n, $2, 1
     FROM campaign c JOIN sender s ON s.label = c.id, generate_series(1, $1::int) n WHERE c.id LIKE 'lane-%'`,
    [messagesPerLane, text],
  )
}

async function forgetLanes({ db }: Stack): Promise<void> {
  await db.query("DELETE FROM message WHERE campaign_id LIKE 'lane-%'")
  await db.query("DELETE FROM campaign_tally WHERE campaign_id LIKE 'lane-%'")
  await db.query("DELETE FROM campaign WHERE id LIKE 'lane-%'")
  await db.query("DELETE FROM sender WHERE label LIKE 'lane-%'")
}

import { execFile } from "node:child_process"
import path from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { promisify } from "node:util"
import type { Figure } from "../support/report.ts"
import type { Stack } from "../support/stack.ts"

const run = promisify(execFile)
const messageCount = 20_000
const limitMs = 300_000

/**
 * Drains queued messages with the pace lifted, callbacks on, through worker, web, Postgres and the carrier, and compares
 * with the bare `twilio` package that sends as many to the same carrier, without callbacks, in the same run.
 */
export async function drainScenario(stack: Stack): Promise<Figure[]> {
  const bareBefore = await bareSeconds(stack)
  const drain = await drainSeconds(stack)
  const bareAfter = await bareSeconds(stack)
  const bare = messageCount / ((bareBefore + bareAfter) / 2)
  const ours = messageCount / drain.accepted
  return [
    { what: `bare twilio package, ${messageCount} messages`, value: bare, unit: "per second" },
    { what: "drain of the ledger, callbacks on", value: ours, unit: "per second" },
    { what: "drain against the bare package", value: ours / bare, unit: "ratio", bar: { atLeast: 0.25 } },
    { what: "until the last receipt was applied", value: drain.delivered, unit: "seconds" },
    {
      what: "callbacks applied while it drained",
      value: (messageCount * 2) / drain.delivered,
      unit: "per second",
    },
  ]
}

async function bareSeconds({ manifest }: Stack): Promise<number> {
  const { accountSid, authToken } = manifest.twilio
  const script = path.join(import.meta.dirname, "../bare-twilio.ts")
  const options = {
    url: manifest.carrierUrl,
    sid: accountSid,
    token: authToken,
    from: manifest.senderNumber,
    count: `${messageCount}`,
  }
  const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value])
  const { stdout } = await run(process.execPath, [script, ...args])
  return Number(stdout)
}

async function drainSeconds({ db, manifest }: Stack): Promise<{ accepted: number; delivered: number }> {
  await db.query("UPDATE lane SET backoff_until = now() + interval '1 hour'")
  await queueMessages({ db, manifest })
  await db.query("ANALYZE message")
  const startedAt = performance.now()
  await db.query("UPDATE lane SET backoff_until = NULL")
  const seconds = () => (performance.now() - startedAt) / 1000
  await until(async () => (await countWhere(db, "provider_id IS NOT NULL")) >= messageCount)
  const accepted = seconds()
  await until(async () => (await countWhere(db, "state = 'delivered'")) >= messageCount)
  return { accepted, delivered: seconds() }
}

async function queueMessages({ db, manifest }: Pick<Stack, "db" | "manifest">): Promise<void> {
  await db.query(
    `INSERT INTO campaign (id, account_id, name, source, sender_id, stage, launched_at, expanded_at, created_by_id, created_by_name, updated_at)
     SELECT 'benchdrain', $1, 'Drain', 'web', id, 'launched', now(), now(), 'bench', 'Bench', now() FROM sender WHERE account_id = $1 LIMIT 1`,
    [manifest.accountId],
  )
  await db.query(
    `INSERT INTO message (account_id, campaign_id, lane_id, channel, address, address_key, line, body, segments)
     SELECT c.account_id, c.id, c.sender_id, 'sms', '+1646' || (3000000 + n), md5('bench' || n), n,
            'Your order has shipped. Questions? Reply here and we will help.', 1
     FROM campaign c, generate_series(1, $1::int) n WHERE c.id = 'benchdrain'`,
    [messageCount],
  )
}

async function countWhere(db: Stack["db"], condition: string): Promise<number> {
  const { rows } = await db.query(
    `SELECT count(*)::int AS n FROM message WHERE campaign_id = 'benchdrain' AND ${condition}`,
  )
  return rows[0].n
}

async function until(isReached: () => Promise<boolean>): Promise<void> {
  const endsAt = Date.now() + limitMs
  while (!(await isReached())) {
    if (Date.now() > endsAt) throw new Error("The drain did not end in five minutes")
    await sleep(100)
  }
}

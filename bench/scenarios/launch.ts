import { placeOf } from "#lib/addresses/place.ts"
import { carrierOf } from "../support/carrier.ts"
import type { Figure } from "../support/report.ts"
import { signIn } from "../support/sign-in.ts"
import type { Stack } from "../support/stack.ts"
import { until } from "../support/until.ts"

const recipientCount = 100_000

/**
 * The dry run of a draft with 100,000 recipients, right after they came; and from the click on Launch to the first message
 * that the carrier took.
 */
export async function launchScenario(stack: Stack): Promise<Figure[]> {
  await stack.db.query("UPDATE lane SET backoff_until = NULL")
  const { id, version } = await readyDraft(stack)
  const client = await signIn(stack.manifest, "manager")
  const carrier = carrierOf(stack.manifest)
  const askedAtMs = Date.now()
  const reviewed = await client.get(`/api/webtool/campaigns/${id}/review`)
  if (!reviewed.ok()) throw new Error(`The review was refused: ${await reviewed.text()}`)
  const clickedAtMs = Date.now()
  const launched = await client.post(`/api/webtool/campaigns/${id}/launch`, {
    data: { version, consent: true },
    headers: { origin: stack.manifest.baseUrl },
    timeout: 120_000,
  })
  if (!launched.ok()) throw new Error(`The launch was refused: ${await launched.text()}`)
  await until("the first message is accepted", async () => (await carrier.arrivals(clickedAtMs)).length > 0)
  const [first] = await carrier.arrivals(clickedAtMs)
  return [
    {
      what: "review of 100,000 recipients",
      value: (clickedAtMs - askedAtMs) / 1000,
      unit: "s",
      bar: { below: 1 },
    },
    {
      what: "launch of 100,000 recipients to the first accepted message",
      value: ((first?.atMs ?? 0) - clickedAtMs) / 1000,
      unit: "s",
      bar: { below: 2 },
    },
  ]
}

/** A draft that lacks nothing, its recipients written past the import, which has a scenario of its own. */
const content = { kind: "text", text: "Everything half price", optOutText: "Reply STOP to opt out" }

async function readyDraft({ db, manifest }: Stack): Promise<{ id: string; version: number }> {
  const id = "bnchlaunc"
  await db.query(
    `WITH draft AS (
       INSERT INTO campaign (id, account_id, name, source, channel, skill_id, created_by_id, created_by_name, updated_at)
       SELECT $1, a.id, 'Launch', 'web', 'sms', (SELECT id FROM skill WHERE account_id = a.id LIMIT 1), 'bench', 'Bench', now()
       FROM account a WHERE a.id = $2 RETURNING id, account_id, channel
     )
     INSERT INTO campaign_leg
     SELECT draft.id, 1, draft.channel, (SELECT id FROM sender WHERE account_id = draft.account_id LIMIT 1), $3::jsonb FROM draft`,
    [id, manifest.accountId, content],
  )
  await db.query(
    `WITH read AS (
       INSERT INTO audience (id, account_id, campaign_id, source, state, rows_read, rows_total, valid_count)
       SELECT gen_random_uuid(), $2, $1, 'csv', 'ready', $3::int, $3::int, $3::int RETURNING id
     ), rows AS (
       INSERT INTO recipient (audience_id, line, raw, address, address_key, country, place, text, segments)
       SELECT read.id, n, '+1646' || (5000000 + n), '+1646' || (5000000 + n), md5('launch' || n), 'US', $4, 'Everything half price', 1
       FROM read, generate_series(1, $3::int) n
     )
     UPDATE campaign SET audience_id = read.id FROM read WHERE campaign.id = $1`,
    [id, manifest.accountId, recipientCount, placeOf("+16465000001")],
  )
  await db.query("ANALYZE recipient")
  return { id, version: 1 }
}

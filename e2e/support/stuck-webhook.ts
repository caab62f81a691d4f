import pg from "pg"
import { readJson } from "../../scripts/launcher/json-file.ts"
import { dataPaths } from "../../scripts/launcher/paths.ts"
import type { Ports } from "../../scripts/launcher/ports.ts"
import { embeddedDatabaseUrl } from "../../scripts/launcher/product-env.ts"
import type { Secrets } from "../../scripts/launcher/secrets.ts"
import { dataDir, embedded } from "./embedded.ts"

const { accountId, senderNumber } = embedded()

/**
 * A reply of this number that was stored, tried twelve times and given up: three hours that no journey has. Only that is
 * made up. The webhook itself is as the provider sends it, so that it can be applied.
 */
export async function giveUpReply(number: string, body: string): Promise<void> {
  const MessageSid = `SM${number.slice(1).padStart(32, "0")}`
  await query(
    `INSERT INTO provider_event (account_id, channel, kind, dedupe_key, provider_id, payload, tries, given_up_at, problem)
     VALUES ($1, 'sms', 'inbound', 'inbound:' || $2, $2, $3, 12, now(), 'the table of conversations was away')`,
    [accountId, MessageSid, { MessageSid, From: number, To: senderNumber, Body: body, NumMedia: "0" }],
  )
}

/** How many conversations this number has with the brand, open and closed. */
export async function countConversations(number: string): Promise<number> {
  const rows = await query("SELECT 1 FROM conversation WHERE account_id = $1 AND address = $2", [
    accountId,
    number,
  ])
  return rows.length
}

async function query(sql: string, values: unknown[]): Promise<unknown[]> {
  const client = new pg.Client(databaseUrl())
  await client.connect()
  try {
    return (await client.query(sql, values)).rows
  } finally {
    await client.end()
  }
}

/** The database that the set-up was given, else its own. */
function databaseUrl(): string {
  if (process.env.DATABASE_URL) return process.env.DATABASE_URL
  const { secrets, ports } = dataPaths(dataDir)
  return embeddedDatabaseUrl(readJson<Secrets>(secrets) as Secrets, readJson<Ports>(ports) as Ports)
}

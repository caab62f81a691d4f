import { afterAll, beforeAll, beforeEach } from "vitest"
import { twilioClient } from "#lib/channels/twilio/client.ts"
import { connectTwilio, testTwilio } from "#lib/channels/twilio/testing/test-webhooks.ts"
import type { Database } from "#lib/platform/db.ts"
import { filledBy } from "#lib/platform/testing/filled-by.ts"
import type { TestAccount, TestWorld } from "#lib/platform/testing/test-ctx.ts"
import { type Carrier, type CarrierOptions, startCarrier } from "../../../sandbox/carrier/start-carrier.ts"

/**
 * A carrier sandbox for the test file that calls this at its top, to which each test's account is connected.
 * `settings` are the carrier's, with latencies in milliseconds; `senders` the numbers it owns, any when there are none.
 */
export function carrierPerFile(
  world: TestWorld,
  account: TestAccount,
  settings: CarrierOptions["settings"],
  senders: CarrierOptions["senders"] = [],
): Carrier {
  const carrier = filledBy(beforeAll, () => startCarrier({ ...testTwilio, settings, senders }))
  beforeEach(() => connectTwilio(world.db, account.accountId, { baseUrl: carrier.url }))
  afterAll(() => carrier.close())
  return carrier
}

type Accepted = { atMs: number; from: string; to: string }

/** What the carrier accepted since then, in the order of acceptance. */
export async function acceptedSince(carrier: Carrier, sinceMs = 0): Promise<Accepted[]> {
  const answer = await fetch(`${carrier.url}/sandbox/accepted?since=${sinceMs}&limit=100000`)
  return ((await answer.json()) as { accepted: Accepted[] }).accepted
}

/** The client with which the product itself asks the carrier. */
export const carrierClient = (baseUrl: string) => twilioClient({ ...testTwilio, baseUrl, owner: "account" })

/** Hands a message over behind the ledger's back, as a sender does that dies before it notes the answer. */
export async function sendUnnoted(
  db: Database,
  account: TestAccount,
  { to, body, baseUrl }: { to: string; body: string; baseUrl: string },
): Promise<string> {
  const { address: from } = await db.sender.findUniqueOrThrow({ where: { id: account.senderId } })
  return (await carrierClient(baseUrl).messages.create({ to, from, body })).sid
}

import type twilio from "twilio"
import { twilioClient, twilioSettings } from "#lib/channels/twilio-account.ts"
import type { SystemCtx } from "#lib/platform/ctx.ts"

type UnknownMessage = {
  id: string
  accountId: string
  address: string
  from: string
  body: string
  submittedAt: Date
}

const batchSize = 200
/** A message is looked up once its callback had time to arrive. */
const firstLookSeconds = 20
/** How far the provider's creation time may lie from our intent: its clock, its queue, our time-out. */
const toleranceMs = 120_000

/**
 * Looks up messages of unknown fate in the provider's own list, by number, sender, text and minute, and records what is
 * found. What is not found stays unknown: absence proves nothing within the provider's delay, and a person decides.
 */
export async function reconcileUnknown(
  system: SystemCtx,
): Promise<{ foundCount: number; openCount: number }> {
  const unknown = await system.db.$queryRaw<UnknownMessage[]>`
    SELECT m.id, m.account_id AS "accountId", m.address, s.address AS "from", m.body, m.submitted_at AS "submittedAt"
    FROM message m JOIN sender s ON s.id = m.lane_id
    WHERE m.state = 'unknown' AND m.submitted_at < clock_timestamp() - make_interval(secs => ${firstLookSeconds}::float8)
    ORDER BY m.submitted_at DESC LIMIT ${batchSize}::int`
  let foundCount = 0
  for (const message of unknown) if (await resolveFromProvider(system, message)) foundCount += 1
  return { foundCount, openCount: unknown.length - foundCount }
}

async function resolveFromProvider(system: SystemCtx, message: UnknownMessage): Promise<boolean> {
  const settings = await twilioSettings(system.db, message.accountId)
  if (!settings) return false
  const providerId = await findAtProvider(twilioClient(settings), message).catch((error: unknown) => {
    system.log.warn(
      { err: error, messageId: message.id },
      "reconciling: the provider's list could not be read",
    )
    return null
  })
  if (!providerId) return false
  const count = await system.db.$executeRaw`
    UPDATE message SET state = 'accepted', provider_id = ${providerId}, accepted_at = coalesce(accepted_at, clock_timestamp()),
      reason = NULL, error_code = NULL
    WHERE id = ${message.id}::uuid AND state = 'unknown'
      AND NOT EXISTS (SELECT FROM message other WHERE other.provider_id = ${providerId})`
  return count === 1
}

async function findAtProvider(client: twilio.Twilio, message: UnknownMessage): Promise<string | null> {
  const listed = await client.messages.list({ to: message.address, from: message.from, limit: 50 })
  const match = listed.find(
    (candidate) =>
      candidate.body === message.body &&
      Math.abs(candidate.dateCreated.getTime() - message.submittedAt.getTime()) < toleranceMs,
  )
  return match?.sid ?? null
}

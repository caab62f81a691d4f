import type { Transaction } from "#lib/platform/db.ts"
import type { Channel } from "#prisma/generated/enums.ts"

export type ReplyRoute = { skillId: string | null; campaignId: string | null; messageId: string | null }

type Reply = {
  accountId: string
  channel: Channel
  addressKey: string
  to: string
  toPool: string | null
  at: Date
}
type LastMessage = {
  messageId: string
  campaignId: string
  skillId: string | null
  routeAll: boolean
  isAnswered: boolean
}

/**
 * Where a reply goes that finds no open conversation. Inside the lookback of the last message to this consumer: its
 * campaign's skill, the first time only unless the campaign routes all. Else the default skill, and no campaign.
 * The lookback counts from the send time.
 */
export async function routeReply(tx: Transaction, reply: Reply): Promise<ReplyRoute> {
  const account = await tx.account.findUniqueOrThrow({
    where: { id: reply.accountId },
    select: { defaultSkillId: true },
  })
  const last = await lastMessageWithinLookback(tx, reply)
  if (!last || (last.isAnswered && !last.routeAll))
    return { skillId: account.defaultSkillId, campaignId: null, messageId: null }
  const { messageId, campaignId, skillId } = last
  return { skillId: skillId ?? account.defaultSkillId, campaignId, messageId }
}

/** A message from the sender that the consumer wrote to comes before one from another sender of the brand. */
async function lastMessageWithinLookback(
  tx: Transaction,
  { accountId, channel, addressKey, to, toPool, at }: Reply,
): Promise<LastMessage | undefined> {
  const [last] = await tx.$queryRaw<LastMessage[]>`
    SELECT m.id::text AS "messageId", c.id AS "campaignId", c.skill_id::text AS "skillId",
      c.route_all_within_lookback AS "routeAll", m.responded_at IS NOT NULL AS "isAnswered"
    FROM message m JOIN campaign c ON c.id = m.campaign_id JOIN sender s ON s.id = m.lane_id
    WHERE m.account_id = ${accountId} AND m.channel = ${channel}::channel AND m.address_key = ${addressKey}
      AND m.submitted_at > ${at}::timestamptz - make_interval(mins => c.lookback_minutes)
      AND m.state NOT IN ('failed', 'skipped', 'cancelled')
    ORDER BY (s.address IN (${to}, ${toPool ?? to})) DESC, m.submitted_at DESC LIMIT 1`
  return last
}

import type { Leg } from "#lib/channels/leg.ts"
import { monthText } from "#lib/ledger/of-campaign.ts"
import type { Transaction } from "#lib/platform/db.ts"
import type { Campaign, Prisma } from "#prisma/generated/client.ts"

/** How the messages of one place begin: pending, held with the reason, or skipped. */
type Begin = { place: string; state: string; reason: string | null; dueAt: Date; closesAt: Date | null }

export type NewMessages = {
  campaign: Campaign
  /** By which they are tried first. */
  leg: Pick<Leg, "channel" | "senderId">
  /** Who gets one: rows as of `audienceLines` or `givenLines`. */
  lines: Prisma.Sql
  /** One for every place among the lines. */
  begins: Begin[]
  /** True for lines (`recipient`) that have got the message earlier. */
  hasArrived: Prisma.Sql
  now: Date
}

/**
 * Gives recipients of a campaign their messages; those of a campaign that was cancelled are born cancelled. A recipient who
 * has one already gets no second.
 */
export async function createMessages(tx: Transaction, messages: NewMessages): Promise<void> {
  const { campaign, leg, lines, begins, hasArrived, now } = messages
  await tx.$executeRaw`
    INSERT INTO message (id, account_id, campaign_id, month, lane_id, channel, address, address_key, line, body, payload,
      segments, context, place, state, reason, due_at, closes_at, ended_at)
    SELECT coalesce(recipient.id, time_ordered_uuid()), ${campaign.accountId}, ${campaign.id}, ${monthText(campaign.month)}::date,
      ${leg.senderId}::uuid, ${leg.channel}::channel, address, address_key, line, body, payload, segments, context, place,
      begin.state::message_state, begin.reason, o."dueAt", o."closesAt",
      CASE WHEN begin.state IN ('skipped', 'cancelled') THEN ${now}::timestamptz END
    FROM (${lines}) recipient JOIN json_to_recordset(${JSON.stringify(begins)}::json)
      AS o(place text, state text, reason text, "dueAt" timestamptz, "closesAt" timestamptz) USING (place)
    CROSS JOIN LATERAL (
      SELECT 'cancelled' AS state, NULL AS reason WHERE ${campaign.stage !== "launched"}
      UNION ALL SELECT 'skipped', 'arrived_after_all' WHERE ${hasArrived}
      UNION ALL SELECT o.state, o.reason
      LIMIT 1
    ) begin
    ON CONFLICT (address_key, campaign_id, month) DO NOTHING`
}

import { monthText } from "#lib/ledger/of-campaign.ts"
import type { Transaction } from "#lib/platform/db.ts"
import type { Campaign, Prisma } from "#prisma/generated/client.ts"

/** How the messages of one place begin: pending, held with the reason, or skipped. */
type Begin = { place: string; state: string; reason: string | null; dueAt: Date; closesAt: Date | null }

export type LinesToSend = {
  campaign: Campaign
  /** The lines after the first and up to the second number. */
  after: number
  upTo: number
  /** One for every place among the lines. */
  begins: Begin[]
  /** What follows each line's own text. */
  suffix: string
  /** True for lines (`recipient`) that have got the message earlier. */
  hasArrived: Prisma.Sql
  now: Date
}

/**
 * Gives valid lines of a campaign's audience their messages; those of a campaign that was cancelled are born cancelled. A
 * recipient who has one already gets no second.
 */
export async function createFromLines(tx: Transaction, lines: LinesToSend): Promise<void> {
  const { campaign, after, upTo, begins, suffix, hasArrived, now } = lines
  await tx.$executeRaw`
    INSERT INTO message (account_id, campaign_id, month, lane_id, channel, address, address_key, line, body, segments,
      place, state, reason, due_at, closes_at, ended_at)
    SELECT ${campaign.accountId}, ${campaign.id}, ${monthText(campaign.month)}::date, ${campaign.senderId}::uuid, ${campaign.channel}::channel,
      address, address_key, line, text || ${suffix}, segments, place, begin.state::message_state, begin.reason,
      o."dueAt", o."closesAt", CASE WHEN begin.state IN ('skipped', 'cancelled') THEN ${now}::timestamptz END
    FROM recipient JOIN json_to_recordset(${JSON.stringify(begins)}::json)
      AS o(place text, state text, reason text, "dueAt" timestamptz, "closesAt" timestamptz) USING (place)
    CROSS JOIN LATERAL (
      SELECT 'cancelled' AS state, NULL AS reason WHERE ${campaign.stage !== "launched"}
      UNION ALL SELECT 'skipped', 'arrived_after_all' WHERE ${hasArrived}
      UNION ALL SELECT o.state, o.reason
      LIMIT 1
    ) begin
    WHERE audience_id = ${campaign.audienceId}::uuid AND problem IS NULL AND line > ${after} AND line <= ${upTo}
    ON CONFLICT (address_key, campaign_id, month) DO NOTHING`
}

import type { Payload } from "#lib/channels/port/transport.ts"
import { ofCampaign } from "#lib/ledger/of-campaign.ts"
import type { Transaction } from "#lib/platform/db.ts"
import type { Campaign } from "#prisma/generated/client.ts"
import type { Channel } from "#prisma/generated/enums.ts"

/** A leg after the first of one recipient, rendered. */
export type LaterLeg = {
  /** The recipient's, as of the message. */
  line: number
  leg: number
  channel: Channel
  senderId: string
  address: string
  addressKey: string
  body: string
  payload: Payload
  segments: number
}

/**
 * Gives messages that were just created the legs that may come after their first. One that will never be sent gets none,
 * and repeating it adds nothing.
 */
export async function createLaterLegs(
  tx: Transaction,
  campaign: Pick<Campaign, "id" | "month">,
  legs: LaterLeg[],
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO message_attempt (message_id, leg, month, account_id, channel, lane_id, address, address_key, body, payload, segments)
    SELECT m.id, later.leg, m.month, m.account_id, later.channel::channel, later."senderId", later.address, later."addressKey",
      later.body, later.payload, later.segments
    FROM json_to_recordset(${JSON.stringify(legs)}::json) AS later(line int, leg smallint, channel text, "senderId" uuid,
      address text, "addressKey" text, body text, payload jsonb, segments smallint)
    JOIN message m ON m.line = later.line AND ${ofCampaign(campaign)}
    WHERE m.state IN ('pending', 'held') AND m.leg = 1
    ON CONFLICT DO NOTHING`
}

import type { Transaction } from "#lib/platform/db.ts"
import type { Channel } from "#prisma/generated/enums.ts"

/** A leg of a message; the one that is under way, when it is left out. */
export type LegOfMessage = { id: string; month: string; leg?: number }

export type LegRecipient = { accountId: string; channel: Channel; addressKey: string; address: string }

/** Whom these legs were for, by their own channels' addresses, in the order in which they are locked for suppression. */
export async function recipientsOf(tx: Transaction, legs: LegOfMessage[]): Promise<LegRecipient[]> {
  if (legs.length === 0) return []
  const keys = JSON.stringify(legs.map(({ id, month, leg }) => ({ id, month, leg: leg ?? null })))
  return tx.$queryRaw`
    WITH asked AS (SELECT * FROM jsonb_to_recordset(${keys}::jsonb) AS a(id uuid, month date, leg int))
    SELECT m.account_id AS "accountId", m.channel, m.address_key AS "addressKey", m.address
    FROM asked JOIN message m USING (id, month) WHERE m.leg = coalesce(asked.leg, m.leg)
    UNION
    SELECT a.account_id, a.channel, a.address_key, a.address
    FROM asked JOIN message_attempt a ON a.message_id = asked.id AND a.month = asked.month AND a.leg = asked.leg
    ORDER BY 3`
}

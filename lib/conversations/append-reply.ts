import { randomUUID } from "node:crypto"
import { markResponded } from "#lib/ledger/reports/mark-responded.ts"
import type { Transaction } from "#lib/platform/db.ts"
import type { InboundMessage } from "./parse-inbound.ts"
import { routeReply } from "./route-reply.ts"

type Reply = InboundMessage & { addressKey: string }

/**
 * Puts a consumer's message into their open conversation, or opens one. The unique index over open conversations
 * decides when two replies come at once: the second waits for the first and joins its conversation.
 */
export async function appendReply(tx: Transaction, reply: Reply): Promise<void> {
  const conversationId = (await findOpen(tx, reply)) ?? (await openConversation(tx, reply))
  const { providerId, body, at } = reply
  await tx.conversationMessage.createMany({
    data: [{ conversationId, direction: "inbound", providerId, body, at }],
    skipDuplicates: true,
  })
}

/** Locked, so that nobody closes it in between. */
async function findOpen(
  tx: Transaction,
  { accountId, channel, addressKey }: Reply,
): Promise<string | undefined> {
  const [open] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id::text FROM conversation
    WHERE account_id = ${accountId} AND channel = ${channel}::channel AND address_key = ${addressKey} AND closed_at IS NULL
    FOR UPDATE`
  return open?.id
}

async function openConversation(tx: Transaction, reply: Reply): Promise<string> {
  const { accountId, channel, addressKey, from, to, at } = reply
  const { skillId, campaignId, messageId } = await routeReply(tx, reply)
  const id = randomUUID()
  const [open] = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO conversation (id, account_id, channel, address_key, address, sender_address, skill_id, campaign_id,
      message_id, opened_at)
    VALUES (${id}::uuid, ${accountId}, ${channel}::channel, ${addressKey}, ${from}, ${to}, ${skillId}::uuid, ${campaignId},
      ${messageId}::uuid, ${at}::timestamptz)
    ON CONFLICT (account_id, channel, address_key) WHERE closed_at IS NULL DO UPDATE SET address = excluded.address
    RETURNING id::text`
  if (open?.id === id && messageId) await markResponded(tx, messageId, at)
  return open?.id ?? id
}

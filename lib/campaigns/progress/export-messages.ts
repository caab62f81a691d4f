import { requirePermission } from "#lib/accounts/permissions.ts"
import type { MessageRow } from "#lib/campaigns/campaign-view.ts"
import { findCampaign } from "#lib/campaigns/find-campaign.ts"
import { ofCampaign } from "#lib/messages/of-campaign.ts"
import { byteOrderMark, csvLine } from "#lib/platform/csv.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import type { Campaign } from "#prisma/generated/client.ts"
import { messageColumns, type StoredMessage, toMessageRow } from "./message-rows.ts"

const chunkSize = 1000
const columns = [
  "id",
  "line",
  "address",
  "message",
  "segments",
  "status",
  "reason",
  "errorCode",
  "heldUntil",
  "submittedAt",
  "sentAt",
  "deliveredAt",
  "respondedAt",
] as const

/** All messages of a campaign as a CSV file, in the order of their lines. Throws NotFoundError before the first chunk. */
export async function exportMessages(
  ctx: Ctx,
  input: { campaignId: string },
): Promise<AsyncIterable<string>> {
  requirePermission(ctx, "campaigns:read")
  const campaign = await findCampaign(ctx, input.campaignId)
  return writeMessages(ctx, campaign)
}

async function* writeMessages(ctx: Ctx, campaign: Campaign): AsyncGenerator<string> {
  yield byteOrderMark + csvLine(columns)
  for (let after = 0; ; ) {
    const chunk = await ctx.db.$queryRaw<StoredMessage[]>`
      SELECT ${messageColumns} FROM message
      WHERE ${ofCampaign(campaign)} AND account_id = ${ctx.accountId} AND line > ${after}
      ORDER BY line LIMIT ${chunkSize}`
    if (chunk.length === 0) return
    after = chunk.at(-1)?.line ?? after
    yield chunk.map((row) => csvLine(cellsOf(toMessageRow(row)))).join("")
  }
}

const cellsOf = (row: MessageRow) =>
  columns.map((column) => (column === "reason" ? (row.reason?.text ?? null) : row[column]))

import { defineVerb } from "#lib/access/verb.ts"
import { type CampaignWithLegs, campaignInput, requireCampaign } from "#lib/campaigns/require-campaign.ts"
import { byteOrderMark, csvFile, csvLine } from "#lib/platform/csv.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { Prisma } from "#prisma/generated/client.ts"
import { findRefusedAudience, recipientsAmong } from "./campaign-recipients.ts"
import { listRecipientRows } from "./list-recipient-rows.ts"
import type { MessageRow } from "./message-view.ts"

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

/**
 * All recipients of a campaign as a CSV file, in the order of their lines: its messages, and the lines that were refused.
 * Throws NotFoundError before the first chunk.
 */
export const exportMessages = defineVerb({
  permission: "campaigns:read",
  input: campaignInput,
  output: csvFile,
  async run(ctx, { campaignId }) {
    const campaign = await requireCampaign(ctx, campaignId)
    return { fileName: `messages-${campaign.id}.csv`, chunks: writeRecipients(ctx, campaign) }
  },
})

async function* writeRecipients(ctx: Ctx, campaign: CampaignWithLegs): AsyncGenerator<string> {
  yield byteOrderMark + csvLine(columns)
  const audience = await findRefusedAudience(ctx, campaign)
  for (let afterLine = 0; ; ) {
    const recipients = recipientsAmong(ctx, campaign, audience, { afterLine })
    const chunk = await listRecipientRows(ctx, recipients, { orderBy: Prisma.sql`line`, limit: chunkSize })
    if (chunk.length === 0) return
    afterLine = chunk.at(-1)?.line ?? afterLine
    yield chunk.map((row) => csvLine(cellsOf(row))).join("")
  }
}

const cellsOf = (row: MessageRow) =>
  columns.map((column) => (column === "reason" ? (row.reason?.text ?? null) : row[column]))

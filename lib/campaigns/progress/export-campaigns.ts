import { defineVerb, noInput } from "#lib/access/verb.ts"
import { recipientStatuses } from "#lib/ledger/recipient-status.ts"
import { byteOrderMark, csvFile, csvLine } from "#lib/platform/csv.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { campaignColumns, type StoredCampaignRow, toCampaignRow } from "./campaign-rows.ts"
import { foldTallies } from "./fold-tallies.ts"

const chunkSize = 500
const columns = [
  "id",
  "name",
  "channel",
  "source",
  "status",
  "recipients",
  "createdByName",
  "createdAt",
  "launchedAt",
] as const

/** All campaigns of the account since the first, oldest first, as a CSV file (wire contract 9.2). */
export const exportCampaigns = defineVerb({
  permission: "campaigns:read",
  input: noInput,
  output: csvFile,
  async run(ctx) {
    return { fileName: "campaigns.csv", chunks: writeCampaigns(ctx) }
  },
})

async function* writeCampaigns(ctx: Ctx): AsyncGenerator<string> {
  yield byteOrderMark + csvLine([...columns, ...recipientStatuses])
  await foldTallies(ctx, { accountId: ctx.accountId })
  for (let after = 0n; ; ) {
    const chunk = await ctx.db.$queryRaw<StoredCampaignRow[]>`
      SELECT ${campaignColumns} FROM campaign WHERE account_id = ${ctx.accountId} AND number > ${after}
      ORDER BY number LIMIT ${chunkSize}`
    if (chunk.length === 0) return
    after = chunk.at(-1)?.number ?? after
    yield chunk.map((row) => csvLine(cellsOf(row))).join("")
  }
}

function cellsOf(stored: StoredCampaignRow) {
  const row = toCampaignRow(stored)
  return [...columns.map((column) => row[column]), ...recipientStatuses.map((status) => row.counts[status])]
}

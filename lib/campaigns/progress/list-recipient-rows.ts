import {
  type CurrentAudience,
  problemOf,
  problemsOnly,
  type StoredRecipient,
  selectRecipients,
} from "#lib/campaigns/audience/recipient-rows.ts"
import { ofCampaign } from "#lib/ledger/of-campaign.ts"
import { refusedStatus } from "#lib/ledger/recipient-status.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { type Campaign, Prisma } from "#prisma/generated/client.ts"
import type { CampaignRecipients } from "./campaign-recipients.ts"
import { messageColumns, type StoredMessage, toMessageRow } from "./message-rows.ts"
import type { MessageRow } from "./message-view.ts"

/** How many they are. */
export async function countRecipientRows(ctx: Ctx, { keys }: CampaignRecipients): Promise<number> {
  const [{ total }] = await ctx.db.$queryRaw<
    [{ total: number }]
  >`SELECT count(*)::int AS total FROM (${keys}) keys`
  return total
}

type Slice = { orderBy: Prisma.Sql; limit: number; offset?: number }

/** Some of them in order: first which, then only these with all that is shown of them. */
export async function listRecipientRows(
  ctx: Ctx,
  { campaign, audience, keys }: CampaignRecipients,
  { orderBy, limit, offset = 0 }: Slice,
): Promise<MessageRow[]> {
  const slice = await ctx.db.$queryRaw<{ id: string | null; line: number }[]>`
    ${keys} ORDER BY ${orderBy} LIMIT ${limit} OFFSET ${offset}`
  const [messages, refused] = await Promise.all([
    listMessageRows(
      ctx,
      campaign,
      slice.flatMap(({ id }) => id ?? []),
    ),
    audience
      ? listRefusedRows(
          ctx,
          campaign,
          audience,
          slice.flatMap(({ id, line }) => (id ? [] : line)),
        )
      : [],
  ])
  const byLine = new Map([...messages, ...refused].map((row) => [row.line, row]))
  return slice.flatMap(({ line }) => byLine.get(line) ?? [])
}

async function listMessageRows(ctx: Ctx, campaign: Campaign, ids: string[]): Promise<MessageRow[]> {
  const rows = await ctx.db.$queryRaw<StoredMessage[]>`
    SELECT ${messageColumns} FROM message WHERE ${ofCampaign(campaign)} AND id = ANY(${ids}::uuid[])`
  return rows.map(toMessageRow)
}

async function listRefusedRows(
  ctx: Ctx,
  campaign: Campaign,
  audience: CurrentAudience,
  lines: number[],
): Promise<MessageRow[]> {
  const where = Prisma.sql`recipient.line = ANY(${lines}::int[]) AND ${problemsOnly}`
  const rows = await selectRecipients(ctx, ctx.db, audience, { where, limit: lines.length })
  const at = campaign.launchedAt ?? campaign.createdAt
  return rows.map((row) => toRefusedRow(row, { reason: problemOf(row, audience), at }))
}

function toRefusedRow(
  stored: StoredRecipient,
  { reason, at }: { reason: MessageRow["reason"]; at: Date },
): MessageRow {
  const { line, raw, address, text, segments } = stored
  return {
    ...{ id: null, line, address: address ?? raw, message: text, segments, status: refusedStatus, reason },
    ...{ errorCode: null, heldUntil: null, zones: [], conversationId: null, updatedAt: at.toISOString() },
    ...{
      submittedAt: null,
      acceptedAt: null,
      sentAt: null,
      deliveredAt: null,
      respondedAt: null,
      endedAt: null,
    },
  }
}

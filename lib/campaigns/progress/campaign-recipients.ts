import {
  type CurrentAudience,
  findCurrentAudience,
  problemsOnly,
} from "#lib/campaigns/audience/recipient-rows.ts"
import type { CampaignWithLegs } from "#lib/campaigns/require-campaign.ts"
import { ofCampaign } from "#lib/ledger/of-campaign.ts"
import {
  type RecipientStatus,
  type RowStatus,
  recipientStatuses,
  refusedStatus,
} from "#lib/ledger/recipient-status.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { containsText } from "#lib/platform/sql.ts"
import { type Campaign, Prisma } from "#prisma/generated/client.ts"
import { hasStatus, statusPosition, updatedAt } from "./message-rows.ts"

export const recipientSorts = ["line", "status", "updatedAt"] as const
type RecipientSort = (typeof recipientSorts)[number]

type RecipientQuery = { search?: string; status?: RowStatus; sort?: RecipientSort; afterLine?: number }

/** The recipients of a launched campaign: its messages, and between them the lines that were refused and are none. */
export type CampaignRecipients = {
  campaign: CampaignWithLegs
  /** null when no line was refused. */
  audience: CurrentAudience | null
  /** Their `id` (null of a refused line), `line`, and by what they are sorted as `place`. */
  keys: Prisma.Sql
}

/** Which recipients of the campaign the query asks for. `search` looks in number, text and the beginning of the transaction id. */
export async function queryRecipients(
  ctx: Ctx,
  campaign: CampaignWithLegs,
  query: RecipientQuery,
): Promise<CampaignRecipients> {
  return recipientsAmong(ctx, campaign, await findRefusedAudience(ctx, campaign), query)
}

/** The same where it is known already whether lines were refused. */
export function recipientsAmong(
  ctx: Ctx,
  campaign: CampaignWithLegs,
  audience: CurrentAudience | null,
  query: RecipientQuery,
): CampaignRecipients {
  const messages = messageKeys(ctx, campaign, query)
  if (!audience || (query.status && query.status !== refusedStatus))
    return { campaign, audience, keys: messages }
  const refused = refusedKeys(campaign, audience, query)
  const keys = query.status ? refused : Prisma.sql`${messages} UNION ALL ${refused}`
  return { campaign, audience, keys }
}

/** The audience of a launched campaign when lines of it were refused, else null. */
export async function findRefusedAudience(
  ctx: Ctx,
  campaign: CampaignWithLegs,
): Promise<CurrentAudience | null> {
  if (campaign.stage === "draft") return null
  const where = {
    currentOf: { id: campaign.id },
    OR: [{ invalidCount: { gt: 0 } }, { duplicateCount: { gt: 0 } }],
  }
  const hasRefused = (await ctx.db.audience.findFirst({ where, select: { id: true } })) !== null
  return hasRefused ? findCurrentAudience(ctx.db, campaign) : null
}

/** Only what is sorted by is worked out: every row of the campaign is looked at for each page. */
const placeOfMessage: Record<RecipientSort, Prisma.Sql> = {
  line: Prisma.sql`line`,
  status: statusPosition,
  updatedAt,
}

function messageKeys({ accountId }: Ctx, campaign: Campaign, query: RecipientQuery): Prisma.Sql {
  const { search = "", status, sort = "line", afterLine = 0 } = query
  const withStatus = isMessageStatus(status) ? hasStatus(status) : Prisma.raw(status ? "false" : "true")
  return Prisma.sql`
    SELECT id::text, line, ${placeOfMessage[sort]} AS place FROM message
    WHERE ${ofCampaign(campaign)} AND account_id = ${accountId} AND line > ${afterLine} AND ${withStatus}
      AND (${containsText(search, [Prisma.sql`address`, Prisma.sql`body`])} OR ${hasTransactionId(search)})`
}

const isMessageStatus = (status: RowStatus | undefined): status is RecipientStatus =>
  status !== undefined && status !== refusedStatus

/** A transaction id, or its beginning with the first hyphen: fewer characters may be a part of a number. */
const hasTransactionId = (search: string) =>
  /^[0-9a-f]{8}-[0-9a-f-]*$/i.test(search)
    ? Prisma.sql`id::text LIKE ${`${search.toLowerCase()}%`}`
    : Prisma.sql`false`

function refusedKeys({ launchedAt, createdAt }: Campaign, { id }: CurrentAudience, query: RecipientQuery) {
  const { search = "", sort = "line", afterLine = 0 } = query
  const place = {
    line: Prisma.sql`line`,
    status: Prisma.sql`${recipientStatuses.length}::int`,
    updatedAt: Prisma.sql`${launchedAt ?? createdAt}::timestamptz`,
  }
  return Prisma.sql`
    SELECT NULL::text AS id, line, ${place[sort]} AS place FROM recipient
    WHERE audience_id = ${id}::uuid AND ${problemsOnly} AND line > ${afterLine}
      AND ${containsText(search, [Prisma.sql`raw`, Prisma.sql`address`, Prisma.sql`text`, Prisma.sql`problem`])}`
}

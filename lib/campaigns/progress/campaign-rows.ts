import { type CampaignStatus, campaignStatuses } from "#lib/campaigns/campaign-status.ts"
import type { CampaignRow } from "#lib/campaigns/campaign-view.ts"
import { type RecipientStatus, recipientStatus, recipientStatuses } from "#lib/messages/recipient-status.ts"
import { containsText } from "#lib/platform/sql.ts"
import type { CampaignSource, Channel } from "#prisma/generated/client.ts"
import { Prisma } from "#prisma/generated/client.ts"
import { MessageState } from "#prisma/generated/enums.ts"
import type { StatusCounts } from "./read-tallies.ts"

export type CampaignFilter = {
  accountId: string
  search: string
  status?: CampaignStatus
  channel?: Channel
  source?: CampaignSource
}

/** True where a tally row counts for the status: `recipientStatus` in SQL, made from it. */
function isStatus(status: RecipientStatus): Prisma.Sql {
  const states = (responded: boolean) =>
    Object.values(MessageState).filter((state) => recipientStatus(state, responded) === status)
  return Prisma.sql`CASE WHEN responded THEN state::text = ANY(${states(true)}) ELSE state::text = ANY(${states(false)}) END`
}

const countColumns = Prisma.join(
  recipientStatuses.map(
    (status) =>
      Prisma.sql`coalesce(sum(count) FILTER (WHERE ${isStatus(status)}), 0)::int AS ${Prisma.raw(status)}`,
  ),
)

/** `campaignStatus` in SQL, so that filter, sort and paging see the whole list; a test holds the two together. */
const derivedStatus = Prisma.sql`CASE
  WHEN c.stage = 'draft' THEN 'draft'
  WHEN c.stage = 'cancelled' THEN 'cancelled'
  WHEN c.paused_at IS NOT NULL AND (pending + held > 0 OR c.expanded_at IS NULL OR c.started_at IS NULL) THEN 'paused'
  WHEN c.started_at IS NULL THEN CASE WHEN c.start_missed_at IS NULL THEN 'scheduled' ELSE 'needs_decision' END
  WHEN pending + held = total AND (total > 0 OR c.expanded_at IS NULL) THEN 'queued'
  WHEN pending + held > 0 OR c.expanded_at IS NULL THEN 'in_progress'
  WHEN unknown > 0 THEN 'needs_decision'
  WHEN sent + delivered + read + responded = 0 AND failed > 0 THEN 'failed'
  ELSE 'completed' END`

/** The account's campaigns with their counts and status, as a subquery that can be filtered, sorted and counted. */
export function campaignRows(filter: CampaignFilter): Prisma.Sql {
  const { accountId, search, status, channel, source } = filter
  return Prisma.sql`(
    SELECT * FROM (
      SELECT c.id, c.number, c.name, c.channel, c.source, c.created_by_name AS "createdByName",
        c.created_at AS "createdAt", c.launched_at AS "launchedAt", c.start_at AS "startAt", t.*, ${derivedStatus} AS status,
        greatest(total, a.valid_count) AS recipients
      FROM campaign c
      LEFT JOIN audience a ON a.id = c.audience_id
      CROSS JOIN LATERAL (
        SELECT coalesce(sum(count), 0)::int AS total, ${countColumns}
        FROM campaign_tally WHERE campaign_id = c.id
      ) t
      WHERE c.account_id = ${accountId} AND ${containsText(search, [Prisma.sql`c.name`, Prisma.sql`c.id`])}
        AND (${channel ?? null}::text IS NULL OR c.channel::text = ${channel ?? null})
        AND (${source ?? null}::text IS NULL OR c.source::text = ${source ?? null})
    ) derived WHERE ${status ?? null}::text IS NULL OR status = ${status ?? null}
  ) campaigns`
}

export type CampaignSort = "createdAt" | "name" | "recipients" | "launchedAt" | "status"

/** Statuses sort in the order of a campaign's life, not by their letters. */
export const sortColumns: Record<CampaignSort, Prisma.Sql> = {
  createdAt: Prisma.sql`"createdAt"`,
  name: Prisma.sql`lower(name)`,
  recipients: Prisma.sql`recipients`,
  launchedAt: Prisma.sql`"launchedAt"`,
  status: Prisma.sql`array_position(${[...campaignStatuses]}::text[], status)`,
}

export type StoredCampaignRow = StatusCounts & {
  number: bigint
  id: string
  name: string
  channel: Channel
  source: CampaignSource
  status: CampaignStatus
  recipients: number
  createdByName: string
  createdAt: Date
  launchedAt: Date | null
  startAt: Date | null
}

/** A row as the web tool shows it. */
export function toCampaignRow(stored: StoredCampaignRow): CampaignRow {
  const { id, name, channel, source, status, recipients, createdByName } = stored
  const counts = Object.fromEntries(recipientStatuses.map((key) => [key, stored[key]])) as StatusCounts
  const createdAt = stored.createdAt.toISOString()
  const launchedAt = stored.launchedAt?.toISOString() ?? null
  const startAt = stored.startAt?.toISOString() ?? null
  const facts = { id, name, channel, source, status, recipients, counts, createdByName }
  return { ...facts, createdAt, launchedAt, startAt }
}

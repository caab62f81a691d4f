import { recipientStatuses } from "#lib/ledger/recipient-status.ts"
import { sortDirection } from "#lib/platform/sql.ts"
import type { CampaignSource, Channel } from "#prisma/generated/client.ts"
import { Prisma } from "#prisma/generated/client.ts"
import type { CampaignFacet } from "./campaign-facets.ts"
import type { CampaignStatus } from "./campaign-status.ts"
import type { CampaignRow } from "./campaign-view.ts"
import { countColumn, type StatusCounts } from "./status-counts.ts"

export type CampaignSort = "createdAt" | "name" | "recipients" | "launchedAt" | "status"
export type Direction = "asc" | "desc"

const countColumns = Prisma.join(
  recipientStatuses.map((status) => Prisma.sql`${countColumn(status)} AS ${Prisma.raw(status)}`),
)

/** Of `campaign`, as screens show it. */
export const campaignColumns = Prisma.sql`
  id, number, name, channel, source, status, recipients, created_by_name AS "createdByName", created_at AS "createdAt",
  launched_at AS "launchedAt", start_at AS "startAt", ${countColumns}`

/** What each sort goes by; every one but the last has an index that begins with the kind (`campaign_by_…`). */
export const sortKeys: Record<CampaignSort, Prisma.Sql> = {
  createdAt: Prisma.sql`created_at`,
  name: Prisma.sql`lower(name)`,
  recipients: Prisma.sql`recipients`,
  launchedAt: Prisma.sql`launched_at`,
  status: Prisma.sql`created_at`,
}

export type Order = {
  sort: CampaignSort
  direction: Direction
  /** What has no value comes last, or first when a list is read from its end. */
  isFromEnd: boolean
}

export type Slice = Order & { facets: CampaignFacet[]; offset: number; limit: number }

/** For ORDER BY. @param key what the sort goes by, as the statement calls it */
export function inOrder({ sort, direction, isFromEnd }: Order, key: Prisma.Sql): Prisma.Sql {
  const order = sortDirection(direction)
  const byStatus = sort === "status" ? Prisma.sql`status ${order},` : Prisma.empty
  const withoutValue = isFromEnd ? Prisma.sql`DESC` : Prisma.sql`ASC`
  return Prisma.sql`${byStatus} ${key} IS NULL ${withoutValue}, ${key} ${order}, number ${order}`
}

/**
 * Rows of an account's campaigns in order. Each kind's first are found in an index of the sort and merged, and only those
 * of the page are read, so that the cost follows the page and not the number of campaigns.
 */
export function sliceOfCampaigns(accountId: string, slice: Slice): Prisma.Sql {
  const { facets, sort, direction, offset, limit } = slice
  const [key, order] = [sortKeys[sort], sortDirection(direction)]
  const ordered = inOrder(slice, Prisma.sql`key`)
  return Prisma.sql`
    SELECT ${campaignColumns} FROM (
      SELECT found.* FROM unnest(
        ${facets.map(({ status }) => status)}::campaign_status[], ${facets.map(({ channel }) => channel)}::channel[],
        ${facets.map(({ source }) => source)}::campaign_source[]
      ) AS facet(status, channel, source)
      CROSS JOIN LATERAL (
        SELECT number, ${key} AS key FROM campaign
        WHERE account_id = ${accountId} AND status = facet.status AND channel = facet.channel AND source = facet.source
        ORDER BY ${key} ${order}, number ${order} LIMIT ${offset + limit}
      ) found
      ORDER BY ${ordered} LIMIT ${limit} OFFSET ${offset}
    ) page JOIN campaign USING (number)
    ORDER BY ${ordered}`
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
  const fields = { id, name, channel, source, status, recipients, counts, createdByName }
  return { ...fields, createdAt, launchedAt, startAt }
}

import { z } from "zod"
import { defineVerb } from "#lib/access/verb.ts"
import { reasonText } from "#lib/ledger/message-reason.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { directionField, offsetOf, pageFields, pageOf, searchField } from "#lib/platform/paging.ts"
import { containsText, sortDirection } from "#lib/platform/sql.ts"
import { type Channel, Prisma } from "#prisma/generated/client.ts"
import { isDecidable } from "./decidable.ts"
import { maySendAgain } from "./decide-unknown.ts"
import { decisionStates } from "./decision-states.ts"
import { type DecisionRow, decisionRow } from "./decision-view.ts"
import type { Look } from "./lookup-evidence.ts"

/**
 * One page of the account's messages of unknown fate, with what looking them up has shown. `search` looks in number,
 * text and campaign.
 */
export const listDecisions = defineVerb({
  permission: "campaigns:read",
  input: z.object({
    ...pageFields,
    search: searchField,
    campaignId: z.string().max(12).optional(),
    state: z.enum(decisionStates).optional(),
    sort: z.enum(["submittedAt", "address", "campaign"]).default("submittedAt"),
    direction: directionField.default("asc"),
  }),
  output: pageOf(decisionRow),
  async run(ctx, { page, pageSize, search, campaignId, state, sort, direction }) {
    const rows = Prisma.sql`${unknownOf(ctx)}
      AND (${campaignId ?? null}::text IS NULL OR m.campaign_id = ${campaignId ?? null})
      AND (${state ?? null}::text IS NULL OR (${isDecidable} IS TRUE) = (${state ?? null} = 'open'))
      AND ${containsText(search, [Prisma.sql`m.address`, Prisma.sql`m.body`, Prisma.sql`c.name`])}`
    const [items, [counted]] = await Promise.all([
      ctx.db.$queryRaw<StoredDecision[]>`
        SELECT ${columns} ${rows} ORDER BY ${sortColumns[sort]} ${sortDirection(direction)}, m.id
        LIMIT ${pageSize} OFFSET ${offsetOf(page, pageSize)}`,
      ctx.db.$queryRaw<[{ total: number }]>`SELECT count(*)::int AS total ${rows}`,
    ])
    return { items: items.map(toRow), total: counted.total, page, pageSize }
  },
})

/** How many messages wait for a decision, and how many are still being looked up. Permission is the caller's. */
export async function countUnknown(ctx: Ctx): Promise<{ open: number; lookedUp: number }> {
  const [counted] = await ctx.db.$queryRaw<[{ open: number; lookedUp: number }]>`
    SELECT count(*) FILTER (WHERE ${isDecidable})::int AS open,
      count(*) FILTER (WHERE ${isDecidable} IS NOT TRUE)::int AS "lookedUp" ${unknownOf(ctx)}`
  return counted
}

const unknownOf = ({ accountId }: Ctx) => Prisma.sql`
  FROM message m JOIN campaign c ON c.id = m.campaign_id LEFT JOIN message_lookup l ON l.message_id = m.id
  WHERE m.state = 'unknown' AND m.account_id = ${accountId}`

const columns = Prisma.sql`
  m.id::text, m.campaign_id AS "campaignId", c.name AS "campaignName", m.channel, m.address, m.body, m.segments, m.reason,
  m.error_code AS "errorCode", m.submitted_at AS "submittedAt", coalesce(l.listed, '[]') AS looks,
  nullif(l.next_at, 'infinity') AS "nextLookAt", ${isDecidable} IS TRUE AS "isOpen", ${maySendAgain} AS "maySendAgain"`

const sortColumns = {
  submittedAt: Prisma.sql`m.submitted_at`,
  address: Prisma.sql`m.address`,
  campaign: Prisma.sql`lower(c.name)`,
} as const

type StoredDecision = Omit<DecisionRow, "message" | "reason" | "submittedAt" | "nextLookAt"> & {
  channel: Channel
  body: string
  reason: string | null
  looks: Look[]
  submittedAt: Date
  nextLookAt: Date | null
}

function toRow({ channel, body, submittedAt, nextLookAt, ...stored }: StoredDecision): DecisionRow {
  return {
    ...stored,
    message: body,
    reason: reasonText(stored.reason ?? "interrupted", { channel, errorCode: stored.errorCode }),
    submittedAt: submittedAt.toISOString(),
    nextLookAt: nextLookAt?.toISOString() ?? null,
  }
}

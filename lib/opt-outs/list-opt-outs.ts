import { z } from "zod"
import { defineVerb } from "#lib/access/verb.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { directionField, offsetOf, pageFields, pageOf, searchField } from "#lib/platform/paging.ts"
import { containsText, sortDirection } from "#lib/platform/sql.ts"
import { Prisma } from "#prisma/generated/client.ts"
import { decideBy } from "./decide-by.ts"
import { optOutUrgencies } from "./opt-out-choices.ts"
import { type OptOutQuestionRow, optOutQuestionRow } from "./question-view.ts"

/**
 * One page of the account's consumers of whom a person has to say whether they opted out. Who is on the suppression list
 * anyway is not among them. `search` looks in number and text. Throws ForbiddenError.
 */
export const listOptOuts = defineVerb({
  permission: "campaigns:read",
  input: z.object({
    ...pageFields,
    search: searchField,
    urgency: z.enum(optOutUrgencies).optional(),
    sort: z.enum(["heardAt", "address"]).default("heardAt"),
    direction: directionField.default("asc"),
  }),
  output: pageOf(optOutQuestionRow),
  async run(ctx, { page, pageSize, search, urgency, sort, direction }) {
    const now = ctx.clock.now()
    const overdue = Prisma.sql`${decideBy} < ${now}::timestamptz`
    const consumers = Prisma.sql`${openOf(ctx)} GROUP BY q.channel, q.address_key
      HAVING bool_or(${containsText(search, [Prisma.sql`q.address`, Prisma.sql`q.said`])})
        AND (${urgency ?? null}::text IS NULL OR (${overdue}) = (${urgency ?? null} = 'overdue'))`
    const order = Prisma.sql`${sortColumns[sort]} ${sortDirection(direction)}, id`
    const [items, [counted]] = await Promise.all([
      ctx.db.$queryRaw<StoredQuestion[]>`
        SELECT consumer.*, ${heldCount(ctx)} FROM (
          SELECT ${columns} ${consumers}
          ORDER BY ${order} LIMIT ${pageSize} OFFSET ${offsetOf(page, pageSize)}
        ) consumer ORDER BY ${order}`,
      ctx.db.$queryRaw<
        [{ total: number }]
      >`SELECT count(*)::int AS total FROM (SELECT 1 ${consumers}) consumer`,
    ])
    return { items: items.map((row) => toRow(row, now)), total: counted.total, page, pageSize }
  },
})

/** How many consumers wait for a person's decision. Permission is the caller's. */
export async function countOptOuts(ctx: Ctx): Promise<number> {
  const [{ count }] = await ctx.db.$queryRaw<[{ count: number }]>`
    SELECT count(DISTINCT (q.channel, q.address_key))::int AS count ${openOf(ctx)}`
  return count
}

const openOf = ({ accountId }: Ctx) => Prisma.sql`
  FROM opt_out_question q WHERE q.account_id = ${accountId} AND NOT EXISTS (
    SELECT FROM suppression s
    WHERE s.account_id = q.account_id AND s.channel = q.channel AND s.address_key = q.address_key)`

const columns = Prisma.sql`
  q.address_key AS id, min(q.address) AS address, array_agg(q.id::text ORDER BY q.heard_at, q.id) AS "questionIds",
  json_agg(json_build_object('text', q.said, 'at', q.heard_at) ORDER BY q.heard_at, q.id) AS said,
  min(q.heard_at) AS "heardAt", ${decideBy} AS "decideBy"`

/** Asked for the consumers of the page only. */
const heldCount = ({ accountId }: Ctx) => Prisma.sql`(
  SELECT count(*)::int FROM message m WHERE m.address_key = consumer.id AND m.account_id = ${accountId}
    AND m.state = 'held' AND m.reason = 'opt_out_unclear') AS "heldCount"`

const sortColumns = {
  heardAt: Prisma.sql`"heardAt"`,
  address: Prisma.sql`address`,
} as const

type StoredQuestion = Omit<OptOutQuestionRow, "heardAt" | "decideBy" | "isOverdue"> & {
  heardAt: Date
  decideBy: Date
}

const toRow = ({ said, heardAt, decideBy, ...stored }: StoredQuestion, now: Date): OptOutQuestionRow => ({
  ...stored,
  said: said.map(({ text, at }) => ({ text, at: new Date(at).toISOString() })),
  heardAt: heardAt.toISOString(),
  decideBy: decideBy.toISOString(),
  isOverdue: decideBy < now,
})

import { z } from "zod"
import { defineVerb } from "#lib/access/verb.ts"
import { directionField, offsetOf, pageFields, pageOf, searchField } from "#lib/platform/paging.ts"
import { containsText, sortDirection } from "#lib/platform/sql.ts"
import { Prisma } from "#prisma/generated/client.ts"
import { type StuckEventView, stuckEventView } from "./stuck-event-view.ts"

const address = Prisma.sql`payload->>(CASE kind WHEN 'inbound' THEN 'From' ELSE 'To' END)`
const sortColumns = {
  givenUpAt: Prisma.sql`given_up_at`,
  receivedAt: Prisma.sql`received_at`,
  address: Prisma.sql`address`,
} as const

/**
 * One page of the account's webhooks that could not be applied and wait for a person. `search` looks in number and
 * problem. Throws ForbiddenError.
 */
export const listStuckEvents = defineVerb({
  permission: "settings:read",
  input: z.object({
    ...pageFields,
    search: searchField,
    kind: z.enum(["status", "inbound"]).optional(),
    sort: z.enum(["givenUpAt", "receivedAt", "address"]).default("givenUpAt"),
    direction: directionField.default("desc"),
  }),
  output: pageOf(stuckEventView),
  async run(ctx, { page, pageSize, search, kind, sort, direction }) {
    const rows = Prisma.sql`FROM provider_event
      WHERE account_id = ${ctx.accountId} AND applied_at IS NULL AND given_up_at IS NOT NULL
        AND (${kind ?? null}::text IS NULL OR kind = ${kind ?? null})
        AND ${containsText(search, [Prisma.sql`${address}`, Prisma.sql`problem`])}`
    const [items, [counted]] = await Promise.all([
      ctx.db.$queryRaw<StoredEvent[]>`
        SELECT id::text, kind, ${address} AS address, coalesce(payload->>'MessageStatus', payload->>'Body', '') AS content,
          received_at AS "receivedAt", given_up_at AS "givenUpAt", tries, coalesce(problem, '') AS problem, payload AS fields ${rows}
        ORDER BY ${sortColumns[sort]} ${sortDirection(direction)}, id
        LIMIT ${pageSize} OFFSET ${offsetOf(page, pageSize)}`,
      ctx.db.$queryRaw<[{ total: number }]>`SELECT count(*)::int AS total ${rows}`,
    ])
    return { items: items.map(toView), total: counted.total, page, pageSize }
  },
})

type StoredEvent = Omit<StuckEventView, "receivedAt" | "givenUpAt"> & { receivedAt: Date; givenUpAt: Date }

const toView = ({ receivedAt, givenUpAt, ...event }: StoredEvent): StuckEventView => ({
  ...event,
  receivedAt: receivedAt.toISOString(),
  givenUpAt: givenUpAt.toISOString(),
})

import { z } from "zod"
import { defineVerb } from "#lib/access/verb.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { env } from "#lib/platform/env.ts"
import { directionField, offsetOf, pageFields, pageOf, searchField } from "#lib/platform/paging.ts"
import { containsText, sortDirection } from "#lib/platform/sql.ts"
import { Prisma, Role } from "#prisma/generated/client.ts"
import { type PersonView, personView } from "./person-view.ts"

const sortColumns = {
  name: Prisma.sql`lower(u.name)`,
  login: Prisma.sql`lower(u.login)`,
  role: Prisma.sql`u.role`,
  lastSeenAt: Prisma.sql`u.last_seen_at`,
  sessions: Prisma.sql`sessions`,
} as const

/**
 * One page of the people who were ever let into the account. `search` looks in name and login. Throws ForbiddenError.
 */
export const listPeople = defineVerb({
  permission: "people:read",
  input: z.object({
    ...pageFields,
    search: searchField,
    role: z.enum(Role).optional(),
    access: z.enum(["enabled", "disabled"]).optional(),
    sort: z.enum(["name", "login", "role", "lastSeenAt", "sessions"]).default("lastSeenAt"),
    direction: directionField.default("desc"),
  }),
  output: pageOf(personView),
  async run(ctx, { page, pageSize, search, role, access, sort, direction }) {
    const rows = Prisma.sql`FROM app_user u
      WHERE u.account_id = ${ctx.accountId} AND (${role ?? null}::role IS NULL OR u.role = ${role ?? null}::role)
        AND (${access ?? null}::text IS NULL OR (u.disabled_at IS NOT NULL) = (${access ?? null} = 'disabled'))
        AND ${containsText(search, [Prisma.sql`u.name`, Prisma.sql`u.login`])}`
    const [items, [counted]] = await Promise.all([
      ctx.db.$queryRaw<StoredPerson[]>`
        SELECT u.id::text, u.name, u.login, u.role::text, u.last_seen_at AS "lastSeenAt", u.disabled_at AS "disabledAt",
          ${openSessions(ctx)} AS sessions,
          (SELECT count(*)::int FROM api_client c WHERE c.owner_id = u.id AND c.revoked_at IS NULL
            AND (c.expires_at IS NULL OR c.expires_at > ${ctx.clock.now()})) AS "apiClients" ${rows}
        ORDER BY ${sortColumns[sort]} ${sortDirection(direction)}, u.id
        LIMIT ${pageSize} OFFSET ${offsetOf(page, pageSize)}`,
      ctx.db.$queryRaw<[{ total: number }]>`SELECT count(*)::int AS total ${rows}`,
    ])
    return { items: items.map(toView), total: counted.total, page, pageSize }
  },
})

/** A session also ends by itself: after its idle time, and at its greatest age. */
function openSessions({ clock }: Ctx): Prisma.Sql {
  const { SESSION_IDLE_MINUTES, SESSION_ABSOLUTE_HOURS } = env()
  const now = clock.now().getTime()
  return Prisma.sql`(SELECT count(*)::int FROM user_session s WHERE s.user_id = u.id AND s.ended_at IS NULL
    AND s.last_seen_at > ${new Date(now - SESSION_IDLE_MINUTES * 60_000)}
    AND s.started_at > ${new Date(now - SESSION_ABSOLUTE_HOURS * 3_600_000)})`
}

type StoredPerson = Omit<PersonView, "lastSeenAt" | "disabledAt"> & {
  lastSeenAt: Date
  disabledAt: Date | null
}

const toView = ({ lastSeenAt, disabledAt, ...person }: StoredPerson): PersonView => ({
  ...person,
  lastSeenAt: lastSeenAt.toISOString(),
  disabledAt: disabledAt?.toISOString() ?? null,
})

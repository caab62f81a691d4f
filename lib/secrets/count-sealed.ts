import type { Database } from "#lib/platform/db.ts"
import { Prisma } from "#prisma/generated/client.ts"
import { listSealedColumns } from "./list-sealed-columns.ts"

/** How many secrets each encryption key has sealed, by its id. */
export async function countSealed(db: Database): Promise<Map<string, number>> {
  const counts = (await listSealedColumns(db)).map(
    ({ table, column }) =>
      Prisma.sql`SELECT split_part(${column}, '.', 1) AS id FROM ${table} WHERE ${column} IS NOT NULL`,
  )
  if (counts.length === 0) return new Map()
  const rows = await db.$queryRaw<{ id: string; count: number }[]>`
    SELECT id, count(*)::int AS count FROM (${Prisma.join(counts, " UNION ALL ")}) AS sealed GROUP BY id ORDER BY id`
  return new Map(rows.map(({ id, count }) => [id, count]))
}

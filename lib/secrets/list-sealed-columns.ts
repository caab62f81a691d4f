import type { Database } from "#lib/platform/db.ts"
import { Prisma } from "#prisma/generated/client.ts"

export type SealedColumn = {
  table: Prisma.Sql
  column: Prisma.Sql
  key: Prisma.Sql
  keyType: Prisma.Sql
  name: string
}

type Found = { table: string; column: string; key: string | null; keyType: string | null }

/**
 * Every column that holds what `seal` made: all whose names end in `_sealed`, as the database itself knows them, so that
 * none can be forgotten. Throws when the rows of one cannot be told apart by a single column.
 */
export async function listSealedColumns(db: Database): Promise<SealedColumn[]> {
  const found = await db.$queryRaw<Found[]>`
    SELECT c.relname AS "table", a.attname AS "column", k.attname AS "key",
      format_type(k.atttypid, k.atttypmod) AS "keyType"
    FROM pg_class c
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname LIKE '%\\_sealed' AND NOT a.attisdropped
    LEFT JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary AND i.indnkeyatts = 1
    LEFT JOIN pg_attribute k ON k.attrelid = c.oid AND k.attnum = i.indkey[0]
    WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
    ORDER BY c.relname, a.attname`
  return found.map(describeColumn)
}

function describeColumn({ table, column, key, keyType }: Found): SealedColumn {
  const name = `${table}.${column}`
  if (!key || !keyType)
    throw new Error(`${name} holds secrets, and its table has no primary key of one column`)
  const quoted = (identifier: string) => Prisma.raw(`"${identifier}"`)
  return {
    table: quoted(table),
    column: quoted(column),
    key: quoted(key),
    keyType: Prisma.raw(keyType),
    name,
  }
}

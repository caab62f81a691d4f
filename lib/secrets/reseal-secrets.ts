import { seal, unseal } from "#lib/platform/crypto.ts"
import type { Database } from "#lib/platform/db.ts"
import type { EncryptionKey } from "#lib/platform/encryption-keys.ts"
import { Prisma } from "#prisma/generated/client.ts"
import { countSealed } from "./count-sealed.ts"
import { listSealedColumns, type SealedColumn } from "./list-sealed-columns.ts"

export type ResealReport = {
  /** The key that everything is sealed with when `isDone`. */
  newest: string
  resealed: number
  /** Where a secret is that no key opens: `table.column of primary key`. */
  unreadable: string[]
  /** Secrets that are still sealed with another key, by its id. */
  left: Map<string, number>
  /** Keys that open nothing any more; empty unless `isDone`. */
  removable: string[]
  /** Everything is sealed with the newest key and was opened with it. */
  isDone: boolean
}

const batchSize = 500

/**
 * Seals every secret at rest again with the newest key. Each batch is one statement and a secret that changes meanwhile is
 * left as it is, so it may be killed at any moment, run again, and run twice at once. An operator's act from the command
 * line, hence without a permission.
 */
export async function resealSecrets(db: Database, keys: EncryptionKey[]): Promise<ResealReport> {
  const [newest, ...older] = keys.map(({ id }) => id)
  if (newest === undefined) throw new Error("ENCRYPTION_KEYS is empty")
  const unreadable: string[] = []
  let resealed = 0
  for (const column of await listSealedColumns(db)) {
    for await (const rows of batches(db, column)) {
      const opened = rows.map((row) => reseal(row, keys))
      unreadable.push(
        ...rows.filter((_, i) => opened[i] === null).map(({ key }) => `${column.name} of ${key}`),
      )
      resealed += await store(
        db,
        column,
        opened.filter((row) => row !== null && row.from !== row.to) as Change[],
      )
    }
  }
  const left = await countSealed(db)
  left.delete(newest)
  const isDone = left.size === 0 && unreadable.length === 0
  return { newest, resealed, unreadable, left, removable: isDone ? older : [], isDone }
}

type Row = { key: string; sealed: string }
type Change = { key: string; from: string; to: string }

/** All rows of the column in the order of their keys. */
async function* batches(db: Database, { table, column, key, keyType }: SealedColumn): AsyncGenerator<Row[]> {
  let after = Prisma.sql`TRUE`
  for (;;) {
    const rows = await db.$queryRaw<Row[]>`
      SELECT ${key}::text AS key, ${column} AS sealed FROM ${table}
      WHERE ${column} IS NOT NULL AND ${after} ORDER BY ${key} LIMIT ${batchSize}`
    const last = rows.at(-1)
    if (!last) return
    yield rows
    after = Prisma.sql`${key} > ${last.key}::text::${keyType}`
  }
}

/** The same secret under the newest key; null when no key opens it. */
function reseal({ key, sealed }: Row, keys: EncryptionKey[]): Change | null {
  try {
    const plain = unseal(sealed, keys)
    return { key, from: sealed, to: sealed.startsWith(`${keys[0]?.id}.`) ? sealed : seal(plain, keys) }
  } catch {
    return null
  }
}

/** Writes a batch; answers how many rows still held what was read. */
async function store(db: Database, { table, column, key, keyType }: SealedColumn, changes: Change[]) {
  if (changes.length === 0) return 0
  const part = (name: keyof Change) => changes.map((change) => change[name])
  return db.$executeRaw`
    UPDATE ${table} AS stored SET ${column} = changed.became
    FROM unnest(${part("key")}::text[], ${part("from")}::text[], ${part("to")}::text[]) AS changed(row_key, was, became)
    WHERE stored.${key} = changed.row_key::${keyType} AND stored.${column} = changed.was`
}

import type { Database, Transaction } from "#lib/platform/db.ts"

/** A row of fewer bytes is joined with what comes after it. */
const joinBytes = 64 * 1024
/** Each is at least twice the next, so that they are never more. */
const mostShortRows = 17

type Part = { audienceId: string; position: number; bytes: Uint8Array; isLast: boolean }

/**
 * Stores bytes at the end of an upload, joined with the short rows before them: however small the pieces are in which a
 * client sends a file, a finished one has no row below 64 KiB but its last. Within the transaction that moves
 * `bytes_received`, which lets one part in at a time.
 */
export async function storePart(tx: Transaction, part: Part): Promise<void> {
  const { audienceId, position, bytes } = part
  const from = await joinFrom(tx, part)
  await tx.$executeRaw`
    WITH joined AS (
      DELETE FROM upload_part WHERE audience_id = ${audienceId}::uuid AND position >= ${from}::int RETURNING position, bytes
    )
    INSERT INTO upload_part (audience_id, position, bytes)
    SELECT ${audienceId}::uuid, ${from}::int, string_agg(bytes, '' ORDER BY position) FROM (
      SELECT position, bytes FROM joined UNION ALL SELECT ${position}::int, ${bytes}::bytea
    ) pieces`
}

/**
 * The position from which rows are joined with the new bytes: while a short row is less than twice what follows it, as in
 * a binary counter, so that a byte is written again some thirty times at most and not with every byte after it.
 */
async function joinFrom(tx: Transaction, { audienceId, position, bytes, isLast }: Part): Promise<number> {
  const tail = await tx.$queryRaw<{ position: number; length: number }[]>`
    SELECT position, octet_length(bytes) AS length FROM upload_part WHERE audience_id = ${audienceId}::uuid
    ORDER BY position DESC LIMIT ${mostShortRows}`
  let [from, length] = [position, bytes.length]
  for (const row of tail) {
    if (row.length >= joinBytes || (row.length >= 2 * length && !isLast)) break
    from = row.position
    length += row.length
  }
  return from
}

/** The bytes of an upload in their order; memory holds one part at a time. */
export async function* streamParts(db: Database, audienceId: string): AsyncGenerator<Uint8Array> {
  for (let position = 0; ; ) {
    const part = await db.uploadPart.findUnique({ where: { audienceId_position: { audienceId, position } } })
    if (!part) return
    yield part.bytes
    position += part.bytes.length
  }
}

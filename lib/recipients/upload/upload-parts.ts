import type { Database } from "#lib/platform/db.ts"

/** The bytes of an upload in their order; memory holds one part at a time. */
export async function* readParts(db: Database, audienceId: string): AsyncGenerator<Uint8Array> {
  for (let position = 0; ; ) {
    const part = await db.uploadPart.findUnique({ where: { audienceId_position: { audienceId, position } } })
    if (!part) return
    yield part.bytes
    position += part.bytes.length
  }
}

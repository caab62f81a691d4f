import { once } from "node:events"
import { finished } from "node:stream/promises"
import type { PoolClient } from "pg"
import { from } from "pg-copy-streams"

export type CopyValue = string | number | null | readonly string[]

/** Below the stream's buffer a string is kept; above it goes on its way. */
const flushLength = 256 * 1024

/**
 * Adds rows with COPY, several times as fast as INSERT. `target` is the table with its columns in the order of the
 * values: `recipient (audience_id, line)`. Runs in the transaction of the client, if it is in one.
 */
export async function copyRows(
  client: PoolClient,
  target: string,
  rows: readonly (readonly CopyValue[])[],
): Promise<void> {
  const stream = client.query(from(`COPY ${target} FROM STDIN`))
  const ended = finished(stream)
  ended.catch(() => {})
  let text = ""
  for (const row of rows) {
    text += `${row.map(copyText).join("\t")}\n`
    if (text.length < flushLength) continue
    if (!stream.write(text)) await Promise.race([once(stream, "drain"), ended])
    text = ""
  }
  stream.end(text)
  await ended
}

/** A value in COPY's text format. */
function copyText(value: CopyValue): string {
  if (value === null) return "\\N"
  if (typeof value === "number") return String(value)
  return escapeText(typeof value === "string" ? value : arrayLiteral(value))
}

const escapes: Record<string, string> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" }

const escapeText = (text: string) =>
  text.replace(/[\\\t\n\r]/g, (character) => escapes[character] ?? character)

const arrayLiteral = (items: readonly string[]) =>
  `{${items.map((item) => `"${item.replace(/["\\]/g, "\\$&")}"`).join(",")}}`

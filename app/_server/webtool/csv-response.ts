import { ReadableStream, TextEncoderStream } from "node:stream/web"
import type { CsvFile } from "#lib/platform/csv.ts"

/** A CSV file for download, read from the database as fast as the browser takes it. */
export function csvResponse({ fileName, chunks }: CsvFile): Response {
  const bytes = ReadableStream.from(chunks).pipeThrough(new TextEncoderStream())
  // It is the DOM's class as well, whose types do not know `from` yet.
  return new Response(bytes as BodyInit, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${fileName}"`,
    },
  })
}

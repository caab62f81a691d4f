import { ReadableStream, TextEncoderStream } from "node:stream/web"

/** A CSV file for download, read from the database as fast as the browser takes it. `fileName` is plain ASCII. */
export function csvResponse(fileName: string, chunks: AsyncIterable<string>): Response {
  const bytes = ReadableStream.from(chunks).pipeThrough(new TextEncoderStream())
  // It is the DOM's class as well, whose types do not know `from` yet.
  return new Response(bytes as BodyInit, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${fileName}"`,
    },
  })
}

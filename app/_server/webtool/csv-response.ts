import type { CsvFile } from "#lib/platform/csv.ts"

/** A CSV file for download, read from the database as fast as the browser takes it. */
export function csvResponse({ fileName, chunks }: CsvFile): Response {
  return new Response(streamOf(chunks).pipeThrough(new TextEncoderStream()), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${fileName}"`,
    },
  })
}

function streamOf(chunks: AsyncIterable<string>): ReadableStream<string> {
  const iterator = chunks[Symbol.asyncIterator]()
  return new ReadableStream<string>({
    async pull(controller) {
      const { done, value } = await iterator.next()
      if (done) controller.close()
      else controller.enqueue(value)
    },
    async cancel() {
      await iterator.return?.()
    },
  })
}

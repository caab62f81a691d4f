import type { FileEncoding } from "./file-inspection.ts"

/** The text of a file, chunk by chunk, without byte order mark and with every line break as "\n". */
export async function* decodeFile(
  bytes: AsyncIterable<Uint8Array>,
  encoding: FileEncoding,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  let carried = ""
  for await (const chunk of bytes) {
    const text = carried + decoder.decode(chunk, { stream: true })
    carried = text.endsWith("\r") ? "\r" : ""
    yield withLineFeeds(text.slice(0, text.length - carried.length))
  }
  yield withLineFeeds(carried + decoder.decode())
}

const withLineFeeds = (text: string) => text.replace(/\r\n?/g, "\n")

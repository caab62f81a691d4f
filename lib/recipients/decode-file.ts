import { createReadStream } from "node:fs"
import type { FileEncoding } from "./file-inspection.ts"

/** The text of a file, chunk by chunk, without byte order mark and with every line break as "\n". */
export async function* decodeFile(path: string, encoding: FileEncoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  let carried = ""
  for await (const chunk of createReadStream(path, { highWaterMark: 128 * 1024 })) {
    const text = carried + decoder.decode(chunk as Buffer, { stream: true })
    carried = text.endsWith("\r") ? "\r" : ""
    yield withLineFeeds(text.slice(0, text.length - carried.length))
  }
  yield withLineFeeds(carried + decoder.decode())
}

const withLineFeeds = (text: string) => text.replace(/\r\n?/g, "\n")

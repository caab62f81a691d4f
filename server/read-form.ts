import type { IncomingMessage } from "node:http"
import { InvalidInputError, TooLargeError } from "#lib/platform/errors.ts"

/**
 * Reads a form post of at most `maxBytes`; of a field that comes twice the last counts. Throws TooLargeError when it is
 * longer, and InvalidInputError when it is not UTF-8.
 */
export async function readForm(request: IncomingMessage, maxBytes: number): Promise<Record<string, string>> {
  const text = decode(await readBody(request, maxBytes))
  return Object.fromEntries(new URLSearchParams(text))
}

/** Listens instead of iterating: a callback is one small chunk, and an iterator costs more than the rest of the reading. */
function readBody(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let bytes = 0
    request.on("data", (chunk: Buffer) => {
      bytes += chunk.length
      if (bytes > maxBytes) reject(new TooLargeError(`The body is longer than ${maxBytes / 1_000} kB`))
      else chunks.push(chunk)
    })
    request.once("end", () => resolve(Buffer.concat(chunks)))
    request.once("error", reject)
  })
}

const decoder = new TextDecoder("utf-8", { fatal: true })

function decode(body: Buffer): string {
  try {
    return decoder.decode(body)
  } catch {
    throw new InvalidInputError("The body is not UTF-8 text")
  }
}

import { NextRequest } from "next/server"
import { InvalidInputError, TooLargeError } from "#lib/platform/errors.ts"

const maxJsonBytes = 1_000_000
/** More than any form of a sign-in, a token request or a notice of the identity provider. */
export const maxFormBytes = 16_000

/** Reads a JSON body of at most 1 MB; an empty body is `{}`. Throws TooLargeError, and InvalidInputError when it is not JSON. */
export async function readJson(request: Request): Promise<unknown> {
  const text = await readText(request, maxJsonBytes)
  return text.trim() === "" ? {} : parseJson(text)
}

/** Throws InvalidInputError where the text is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new InvalidInputError("The body is not valid JSON")
  }
}

/**
 * Reads a body as text without taking in more than `maxBytes`. Throws TooLargeError when it is longer, and
 * InvalidInputError when it is not UTF-8.
 */
export async function readText(request: Request, maxBytes: number): Promise<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true })
  const decode = (chunk?: Uint8Array) => decodeWith(decoder, chunk)
  let [text, bytes] = ["", 0]
  for await (const chunk of request.body ?? []) {
    bytes += chunk.length
    if (bytes > maxBytes) throw new TooLargeError(`The body is longer than ${maxBytes / 1_000} kB`)
    text += decode(chunk)
  }
  return text + decode()
}

function decodeWith(decoder: TextDecoder, chunk?: Uint8Array): string {
  try {
    return decoder.decode(chunk, { stream: chunk !== undefined })
  } catch {
    throw new InvalidInputError("The body is not UTF-8 text")
  }
}

/**
 * The same request with its body read, of at most `maxBytes`, for libraries that take in whatever comes, and fail at a body
 * that is no JSON. Throws as `readText` and `parseJson`.
 */
export async function withBoundedBody(
  request: NextRequest,
  { maxBytes, isJson }: { maxBytes: number; isJson: boolean },
): Promise<NextRequest> {
  const { url, method, headers } = request
  const body = await readText(request, maxBytes)
  if (body === "") return new NextRequest(url, { method, headers })
  if (isJson) parseJson(body)
  return new NextRequest(url, { method, headers, body })
}

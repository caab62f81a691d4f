import { InvalidInputError } from "#lib/platform/errors.ts"

const maxBytes = 1_000_000

/** Reads a JSON body of at most 1 MB; an empty body is `{}`. Throws InvalidInputError when it is too long or not JSON. */
export async function readJson(request: Request): Promise<unknown> {
  const text = await readText(request)
  if (text.trim() === "") return {}
  try {
    return JSON.parse(text)
  } catch {
    throw new InvalidInputError("The body is not valid JSON")
  }
}

async function readText(request: Request): Promise<string> {
  const decoder = new TextDecoder()
  let [text, bytes] = ["", 0]
  for await (const chunk of request.body ?? []) {
    bytes += chunk.length
    if (bytes > maxBytes) throw new InvalidInputError("The body is longer than 1 MB")
    text += decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}

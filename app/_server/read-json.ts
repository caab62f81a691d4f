import { InvalidInputError } from "#lib/platform/errors.ts"

const maxJsonBytes = 1_000_000

/** Reads a JSON body of at most 1 MB; an empty body is `{}`. Throws InvalidInputError when it is too long or not JSON. */
export async function readJson(request: Request): Promise<unknown> {
  const text = await readText(request, maxJsonBytes)
  if (text.trim() === "") return {}
  try {
    return JSON.parse(text)
  } catch {
    throw new InvalidInputError("The body is not valid JSON")
  }
}

/** Reads a body as text without taking in more than `maxBytes`. Throws InvalidInputError when it is longer. */
export async function readText(request: Request, maxBytes: number): Promise<string> {
  const decoder = new TextDecoder()
  let [text, bytes] = ["", 0]
  for await (const chunk of request.body ?? []) {
    bytes += chunk.length
    if (bytes > maxBytes) throw new InvalidInputError(`The body is longer than ${maxBytes / 1_000} kB`)
    text += decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}

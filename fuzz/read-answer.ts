export type Answer = { status: number; headers: Map<string, string>; body: string }

type Read = { answer: Answer; length: number }

const blankLine = "\r\n\r\n"

/**
 * The first whole answer (RFC 9112) of what was received, and how many bytes it takes; null while it is not whole. Interim
 * answers (1xx) are passed over. `isOver`: nothing more comes, which is the end of a body without a length.
 */
export function readAnswer(received: Buffer, method: string, isOver: boolean): Read | null {
  const headEnd = received.indexOf(blankLine)
  if (headEnd < 0) return null
  const bodyStart = headEnd + blankLine.length
  const { status, headers } = readHead(received.toString("latin1", 0, headEnd))
  if (status >= 100 && status < 200) {
    const next = readAnswer(received.subarray(bodyStart), method, isOver)
    return next && { ...next, length: next.length + bodyStart }
  }
  const rest = received.subarray(bodyStart)
  const hasNone = method === "HEAD" || status === 204 || status === 304
  const read = hasNone ? nothing : readBody(rest, headers, isOver)
  return read && { answer: { status, headers, body: read.body }, length: bodyStart + read.length }
}

function readHead(head: string): { status: number; headers: Map<string, string> } {
  const [statusLine = "", ...lines] = head.split("\r\n")
  const headers = new Map(
    lines.map((line) => {
      const colon = line.indexOf(":")
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()]
    }),
  )
  return { status: Number(/^HTTP\/1\.1 (\d{3})/.exec(statusLine)?.[1] ?? Number.NaN), headers }
}

type BodyRead = { body: string; length: number }
const nothing: BodyRead = { body: "", length: 0 }

/** The body and how many bytes it takes; null while it is not whole. */
function readBody(rest: Buffer, headers: Map<string, string>, isOver: boolean): BodyRead | null {
  if (headers.get("transfer-encoding") === "chunked") return readChunks(rest)
  const declared = headers.get("content-length")
  if (declared === undefined && !isOver) return null
  const length = Number(declared ?? rest.length)
  return rest.length < length ? null : { body: rest.toString("utf8", 0, length), length }
}

function readChunks(rest: Buffer): BodyRead | null {
  const chunks: Buffer[] = []
  for (let at = 0; ; ) {
    const lineEnd = rest.indexOf("\r\n", at)
    if (lineEnd < 0) return null
    const size = Number.parseInt(rest.toString("latin1", at, lineEnd), 16)
    const end = lineEnd + 2 + size
    if (rest.length < end + 2) return null
    chunks.push(rest.subarray(lineEnd + 2, end))
    at = end + 2
    if (size === 0) return { body: Buffer.concat(chunks).toString(), length: at }
  }
}

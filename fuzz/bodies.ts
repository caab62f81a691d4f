import fc from "fast-check"
import { anyText, fieldName } from "./texts.ts"

/** A body with the headers that say what it is and how long. */
export type Body = { headers: string[]; bytes: Buffer; isWhole: boolean }

type Content = { type: string; bytes: Buffer }

const json = fc
  .oneof(
    fc
      .dictionary(fieldName, fc.jsonValue({ maxDepth: 3 }), { maxKeys: 6 })
      .map((value) => JSON.stringify(value)),
    fc.json({ maxDepth: 4 }),
    fc.constantFrom(
      "",
      "{",
      "null",
      "[]",
      '"\\ud800"',
      '{"a":"\\u0000"}',
      `${"[".repeat(50_000)}${"]".repeat(50_000)}`,
    ),
  )
  .map((text) => ({ type: "application/json", bytes: Buffer.from(text) }))

const form = fc.array(fc.tuple(fieldName, anyText), { maxLength: 6 }).map((pairs) => ({
  type: "application/x-www-form-urlencoded",
  bytes: Buffer.from(new URLSearchParams(pairs).toString()),
}))

const bytes = fc
  .tuple(
    fc.constantFrom(
      "text/plain",
      "application/octet-stream",
      "application/offset+octet-stream",
      "multipart/form-data",
    ),
    fc.uint8Array({ maxLength: 500 }),
  )
  .map(([type, value]) => ({ type, bytes: Buffer.from(value) }))

/** Around and above what our routes take. */
const large = fc
  .tuple(
    fc.constantFrom("application/json", "text/csv"),
    fc.constantFrom(16_001, 64_001, 200_000, 1_000_001, 3_000_000),
  )
  .map(([type, size]) => ({ type, bytes: Buffer.alloc(size, "x") }))

const content: fc.Arbitrary<Content> = fc.oneof(
  { weight: 6, arbitrary: json },
  { weight: 3, arbitrary: form },
  { weight: 2, arbitrary: bytes },
  { weight: 1, arbitrary: large },
)

const framing = fc.oneof(
  { weight: 6, arbitrary: fc.constant(withLength) },
  { weight: 2, arbitrary: fc.constant(inChunks) },
  { weight: 1, arbitrary: fc.constant(cutShort) },
)

/** No body, or any content with its length, in chunks, or ending before its length. */
export const body: fc.Arbitrary<Body> = fc.oneof(
  { weight: 2, arbitrary: fc.constant<Body>({ headers: [], bytes: Buffer.alloc(0), isWhole: true }) },
  { weight: 3, arbitrary: fc.tuple(framing, content).map(([frame, value]) => frame(value)) },
)

const typed = ({ type }: Content, header: string) => [`Content-Type: ${type}`, header]

function withLength(value: Content): Body {
  const headers = typed(value, `Content-Length: ${value.bytes.length}`)
  return { headers, bytes: value.bytes, isWhole: true }
}

function inChunks(value: Content): Body {
  const pieces = [value.bytes.subarray(0, 7), value.bytes.subarray(7)].filter(({ length }) => length > 0)
  const chunks = pieces.map((piece) =>
    Buffer.concat([Buffer.from(`${piece.length.toString(16)}\r\n`), piece, Buffer.from("\r\n")]),
  )
  const bytes = Buffer.concat([...chunks, Buffer.from("0\r\n\r\n")])
  return { headers: typed(value, "Transfer-Encoding: chunked"), bytes, isWhole: true }
}

function cutShort(value: Content): Body {
  const headers = typed(value, `Content-Length: ${value.bytes.length + 1_000}`)
  return { headers, bytes: value.bytes, isWhole: false }
}

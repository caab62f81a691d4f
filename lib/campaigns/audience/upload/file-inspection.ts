import { InvalidInputError } from "#lib/platform/errors.ts"

export type FileEncoding = "UTF-8" | "UTF-16LE" | "UTF-16BE" | "Windows-1252"

export type FileInspection = { encoding: FileEncoding; bytes: number; lineBreaks: number }

const signatures: { bytes: number[]; sentence: string }[] = [
  {
    bytes: [0x50, 0x4b, 0x03, 0x04],
    sentence: "This is an Excel or ZIP file: open it and save it as CSV UTF-8",
  },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], sentence: "This is an Excel file: open it and save it as CSV UTF-8" },
  { bytes: [0x25, 0x50, 0x44, 0x46], sentence: "This is a PDF file: upload the list as CSV UTF-8" },
  { bytes: [0x1f, 0x8b], sentence: "This is a compressed file: unpack it and upload the CSV file" },
]

const byteOrderMarks: { bytes: number[]; encoding: FileEncoding }[] = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: "UTF-8" },
  { bytes: [0xff, 0xfe], encoding: "UTF-16LE" },
  { bytes: [0xfe, 0xff], encoding: "UTF-16BE" },
]

const notText = "This is not a text file: save the list as CSV UTF-8 and upload that"
const maxControlShare = 0.01

/**
 * Looks at a file while it passes by: is it text, in which encoding, how many line breaks. What is not valid UTF-8 and
 * has no byte order mark is read as Windows-1252, of which Latin-1 is a part.
 */
export function fileInspector(): { look(chunk: Uint8Array): void; result(): FileInspection } {
  const utf8 = new TextDecoder("utf-8", { fatal: true })
  const seen = { bytes: 0, lineFeeds: 0, returns: 0, nuls: 0, controls: 0 }
  let [head, isUtf8] = [new Uint8Array(), true]
  const look = (chunk: Uint8Array) => {
    if (head.length < 4) head = new Uint8Array([...head, ...chunk.subarray(0, 4)]).subarray(0, 4)
    isUtf8 &&= decodes(utf8, chunk)
    countBytes(chunk, seen)
  }
  const result = () => {
    const mark = byteOrderMarks.find(({ bytes }) => startsWith(head, bytes))?.encoding
    const refusal = whyRefused(head, seen, mark?.startsWith("UTF-16") ?? false)
    if (refusal) throw new InvalidInputError(refusal, [{ path: "file", message: refusal }])
    const encoding = mark ?? (isUtf8 && decodes(utf8) ? "UTF-8" : "Windows-1252")
    return { encoding, bytes: seen.bytes, lineBreaks: seen.lineFeeds || seen.returns }
  }
  return { look, result }
}

type Seen = { bytes: number; lineFeeds: number; returns: number; nuls: number; controls: number }

function countBytes(chunk: Uint8Array, seen: Seen): void {
  let [lineFeeds, returns, nuls, controls] = [0, 0, 0, 0]
  // An index, because the iterator takes ten times as long.
  for (let index = 0; index < chunk.length; index += 1) {
    const byte = chunk[index] ?? 0
    if (byte >= 0x20) continue
    if (byte === 0x0a) lineFeeds += 1
    else if (byte === 0x0d) returns += 1
    else if (byte === 0) nuls += 1
    else if (byte !== 0x09) controls += 1
  }
  seen.bytes += chunk.length
  seen.lineFeeds += lineFeeds
  seen.returns += returns
  seen.nuls += nuls
  seen.controls += controls
}

function whyRefused(head: Uint8Array, seen: Seen, isUtf16: boolean): string | null {
  if (seen.bytes === 0) return "The file is empty"
  const signature = signatures.find(({ bytes }) => startsWith(head, bytes))
  if (signature) return signature.sentence
  const isBinary = !isUtf16 && (seen.nuls > 0 || seen.controls > seen.bytes * maxControlShare + 4)
  return isBinary ? notText : null
}

const startsWith = (head: Uint8Array, bytes: number[]) => bytes.every((byte, index) => head[index] === byte)

function decodes(decoder: TextDecoder, chunk?: Uint8Array): boolean {
  try {
    decoder.decode(chunk, { stream: chunk !== undefined })
    return true
  } catch {
    return false
  }
}

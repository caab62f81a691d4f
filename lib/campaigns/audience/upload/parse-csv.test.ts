import fc from "fast-check"
import { expect, test } from "vitest"
import { detectDelimiter } from "./detect-delimiter.ts"
import { fileInspector } from "./file-inspection.ts"
import { parseCsv } from "./parse-csv.ts"

async function* inChunks(bytes: Buffer) {
  for (let at = 0; at < bytes.length; at += 7) yield bytes.subarray(at, at + 7)
}

async function readBack(bytes: Buffer) {
  const inspector = fileInspector()
  for (const byte of bytes) inspector.look(Uint8Array.of(byte))
  const { encoding } = inspector.result()
  const { lines } = await parseCsv({ encoding, open: () => inChunks(bytes) })
  const rows: string[][] = []
  for await (const { raw, columns } of lines) rows.push([raw, ...columns])
  return { encoding, rows }
}

type Encoding = "UTF-8" | "UTF-8 with mark" | "UTF-16LE" | "UTF-16BE" | "Windows-1252"

const encoders: Record<Encoding, (text: string) => Buffer> = {
  "UTF-8": (text) => Buffer.from(text),
  "UTF-8 with mark": (text) => Buffer.from(`\ufeff${text}`),
  "UTF-16LE": (text) => Buffer.from(`\ufeff${text}`, "utf16le"),
  "UTF-16BE": (text) => Buffer.from(`\ufeff${text}`, "utf16le").swap16(),
  "Windows-1252": (text) => Buffer.from(text, "latin1"),
}

/** A cell as people have them: no spaces around it, not empty, no control characters but line breaks. */
const cellOf = (characters: fc.Arbitrary<string>) =>
  fc
    .array(fc.oneof(characters, fc.constantFrom(",", ";", "\t", "|", '"', "\n", " ", "'", "=")), {
      maxLength: 12,
    })
    .map((parts) => parts.join("").trim())
    .filter((cell) => cell !== "" && !/[^\P{Cc}\n\t]/u.test(cell) && cell.isWellFormed())

const latinLetters = fc.integer({ min: 0xa1, max: 0xff }).map((code) => String.fromCharCode(code))

const file = fc.constantFrom(...(Object.keys(encoders) as Encoding[])).chain((encoding) =>
  fc.record({
    encoding: fc.constant(encoding),
    delimiter: fc.constantFrom(",", ";", "\t", "|"),
    lineEnd: fc.constantFrom("\n", "\r\n", "\r"),
    quotesAll: fc.boolean(),
    rows: fc.array(
      fc.array(
        cellOf(encoding === "Windows-1252" ? latinLetters : fc.string({ unit: "grapheme", maxLength: 2 })),
        {
          minLength: 2,
          maxLength: 2,
        },
      ),
      { minLength: 1, maxLength: 8 },
    ),
  }),
)

test("what a spreadsheet writes is read back, whatever its separator, quotes, line ends and encoding", async () => {
  await fc.assert(
    fc.asyncProperty(file, async ({ encoding, delimiter, lineEnd, quotesAll, rows }) => {
      // The last cell tells Windows-1252 from UTF-8.
      const given = rows.map((cells, index) => [`+1628777${1000 + index}`, ...cells, "é!"])
      const quoted = (cell: string) =>
        quotesAll || cell.includes(delimiter) || /["\n\t]/.test(cell)
          ? `"${cell.replaceAll('"', '""')}"`
          : cell
      const text = given.map((cells) => `${cells.map(quoted).join(delimiter)}\n`).join("")
      const bytes = encoders[encoding](text.replaceAll("\n", lineEnd))
      const result = await readBack(bytes)
      expect(result.rows).toEqual(given)
      expect(result.encoding).toBe(encoding === "UTF-8 with mark" ? "UTF-8" : encoding)
    }),
    { numRuns: 150 },
  )
})

test.each([
  ["1600,a;b,c\n1601,d,e\n", ","],
  ["1600;a,b\n1601;c,d\n", ";"],
  ["Name;Phone\nDoe, Ann;1600\nRoe;1601\n", ";"],
  ['"a,b,c";1\n"d,e,f";2\n', ";"],
  ["1600\n1601\n", ","],
  ["", ","],
])("the separator of %j is %j", (sample, delimiter) => {
  expect(detectDelimiter(sample)).toBe(delimiter)
})

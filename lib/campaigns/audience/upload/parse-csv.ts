import { pipeline, Readable } from "node:stream"
import { CsvError, parse } from "csv-parse"
import type { AudienceLayout } from "#lib/campaigns/audience/audience-layout.ts"
import type { SourceLine } from "#lib/campaigns/audience/evaluate-line.ts"
import { InvalidInputError } from "#lib/platform/errors.ts"
import { decodeFile } from "./decode-file.ts"
import { detectDelimiter } from "./detect-delimiter.ts"
import type { FileEncoding } from "./file-inspection.ts"
import { type CsvColumns, parseHeader } from "./parse-header.ts"

const maxRecordBytes = 64 * 1024
const sampleLength = 128 * 1024

/** A file that can be opened as often as it is needed. */
export type CsvFile = { open(): AsyncIterable<Uint8Array>; encoding: FileEncoding }

type CsvRecord = { record: string[]; line: number }

/**
 * Reads a CSV file row by row: separator and header are found, quotes and line breaks in cells understood, blank rows
 * skipped. `line` is the row's line in the file. Throws InvalidInputError with the line of a malformed quote.
 */
export async function parseCsv(
  file: CsvFile,
): Promise<{ layout: AudienceLayout; lines: AsyncIterable<SourceLine> }> {
  const records = parseRecords(file, detectDelimiter(await sampleOf(file)))
  const first = await records.next()
  if (first.done) throw new InvalidInputError("The file has no rows")
  const columns = parseHeader(first.value.record)
  return { layout: columns.layout, lines: toLines(columns, first.value, records) }
}

/** Enough of the file to tell its separator, however small the pieces in which it comes. */
async function sampleOf({ open, encoding }: CsvFile): Promise<string> {
  let sample = ""
  for await (const text of decodeFile(open(), encoding)) {
    sample += text
    if (sample.length >= sampleLength) break
  }
  return sample.slice(0, sampleLength)
}

async function* toLines(columns: CsvColumns, first: CsvRecord, others: AsyncIterable<CsvRecord>) {
  if (!columns.hasHeader) yield toLine(columns, first)
  for await (const record of others) yield toLine(columns, record)
}

function toLine({ phone, rest, width }: CsvColumns, { record, line }: CsvRecord): SourceLine {
  const named = rest.map((index) => (index === null ? "" : (record[index] ?? "")))
  const beyond = withoutEmptyEnd(record.slice(width))
  return {
    line,
    raw: record[phone] ?? "",
    columns: beyond.length > 0 ? [...named, ...beyond] : withoutEmptyEnd(named),
  }
}

const withoutEmptyEnd = (cells: string[]) =>
  cells.slice(0, cells.findLastIndex((cell) => cell.trim() !== "") + 1)

async function* parseRecords({ open, encoding }: CsvFile, delimiter: string) {
  let lastLine = 0
  const parser = parse({
    delimiter,
    trim: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    record_delimiter: "\n",
    max_record_size: maxRecordBytes,
    // The line travels as one more cell: the parser's own way, `info`, takes as long as the parsing.
    on_record: (record, { lines }) => {
      lastLine = lines
      record.push(String(lines))
      return record
    },
  })
  try {
    // The parser's own iteration reports what goes wrong in the source too.
    for await (const cells of pipeline(Readable.from(decodeFile(open(), encoding)), parser, () => {}))
      yield toRecord(cells as string[])
  } catch (error) {
    throw error instanceof CsvError ? malformed(error, lastLine + 1) : error
  }
}

function toRecord(cells: string[]): CsvRecord {
  const line = Number(cells.pop())
  return { record: cells, line }
}

/** `rowLine` is where the row begins: an open quote is noticed many lines later. */
function malformed(error: CsvError, rowLine: number): InvalidInputError {
  const line = error.code === "INVALID_OPENING_QUOTE" ? Number(error.lines) : rowLine
  const sentence =
    error.code === "CSV_MAX_RECORD_SIZE" || error.code === "CSV_QUOTE_NOT_CLOSED"
      ? `Line ${line}: a quote is opened and never closed. Close it, or double it if it belongs to the text`
      : `Line ${line}: a quote stands inside a cell. Put the whole cell in quotes and double the quotes in it`
  return new InvalidInputError(sentence, [{ path: "file", message: sentence }])
}

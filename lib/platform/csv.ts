import { z } from "zod"
/** A file for download: what it is called, in plain ASCII, and its text as it is read from the database. */
export const csvFile = z.strictObject({
  fileName: z.string(),
  chunks: z.custom<AsyncIterable<string>>((value) => Symbol.asyncIterator in Object(value)),
})

export type CsvFile = z.output<typeof csvFile>

/** Excel takes a file without this mark for the machine's own encoding. */
export const byteOrderMark = "\ufeff"

export type CsvCell = string | number | null

/**
 * One line of a CSV file (RFC 4180). A text that a spreadsheet would run as a formula gets an apostrophe before it
 * (OWASP, "CSV Injection"; in full-width forms too); a plain number, a leading + included, is left as it is.
 */
export const csvLine = (cells: readonly CsvCell[]) => `${cells.map(csvCell).join(",")}\r\n`

function csvCell(cell: CsvCell): string {
  if (cell === null) return ""
  const text = typeof cell === "string" ? withoutFormula(cell) : String(cell)
  return /[",;\r\n\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

const withoutFormula = (text: string) =>
  /^[=+\-@\t\r\n＝＋－＠]/.test(text) && !/^\+?\d+$/.test(text) ? `'${text}` : text

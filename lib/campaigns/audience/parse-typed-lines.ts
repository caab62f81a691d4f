import { parse } from "csv-parse/sync"
import { InvalidInputError } from "#lib/platform/errors.ts"
import type { SourceLine } from "./evaluate-line.ts"

/** Wire contract 9.4. */
export const maxTypedLines = 100

/**
 * Reads typed recipients, one a line: `phone`, `phone,own message` or `phone,value,value…`. Blank lines are skipped but
 * counted, so that a line keeps the number that the person sees. Throws InvalidInputError above 100 lines.
 */
export function parseTypedLines(text: string): SourceLine[] {
  const lines = text
    .split(/\r\n|\n|\r/)
    .map((content, index) => ({ content, line: index + 1 }))
    .filter(({ content }) => content.trim() !== "")
  if (lines.length > maxTypedLines)
    throw new InvalidInputError(
      `There are ${lines.length} lines, and at most ${maxTypedLines} can be typed: remove some, or upload them as a CSV file`,
      [{ path: "text", message: `At most ${maxTypedLines} lines` }],
    )
  return lines.map(({ content, line }) => {
    const [raw = "", ...columns] = splitCells(content)
    return { line, raw: raw.trim(), columns }
  })
}

/** Cells pasted from a spreadsheet come with tabs. A quote that is never closed is a plain character. */
function splitCells(content: string): string[] {
  const cells = content.replaceAll("\t", ",")
  try {
    return parse(cells, { relax_quotes: true, relax_column_count: true })[0] ?? []
  } catch {
    return cells.split(",")
  }
}

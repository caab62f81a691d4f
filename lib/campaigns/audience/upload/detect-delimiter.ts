const candidates = [",", ";", "\t", "|"] as const
export type CsvDelimiter = (typeof candidates)[number]

const sampleLines = 50

/**
 * Finds what separates the cells: the candidate that is on every line equally often; among equals the one that comes
 * first on most lines, since it follows the number. A file of numbers alone has none; a comma will do.
 */
export function detectDelimiter(sample: string): CsvDelimiter {
  const lines = linesOutsideQuotes(sample)
  const scored = candidates.map((delimiter) => ({ delimiter, ...score(delimiter, lines) }))
  scored.sort((a, b) => b.present - a.present || b.steady - a.steady || b.first - a.first)
  return scored[0]?.delimiter ?? ","
}

function score(delimiter: CsvDelimiter, lines: string[]) {
  const counts = lines.map((line) => line.split(delimiter).length - 1)
  return {
    present: counts.filter((count) => count > 0).length,
    steady: counts.filter((count) => count > 0 && count === counts[0]).length,
    first: lines.filter((line) => /[,;\t|]/.exec(line)?.[0] === delimiter).length,
  }
}

/** Cells in quotes say nothing about the separator; the last line of a sample may be cut off. */
function linesOutsideQuotes(sample: string): string[] {
  const lines = sample.replace(/"(?:[^"]|"")*"?/g, "q").split("\n")
  return (lines.length > 1 ? lines.slice(0, -1) : lines)
    .filter((line) => line.trim() !== "")
    .slice(0, sampleLines)
}

import type { RecipientRow } from "#lib/campaigns/audience/audience-view.ts"

/** A stored line as it was typed; cells that hold a comma or a quote are quoted again. */
export const typedLine = ({ raw, columns }: Pick<RecipientRow, "raw" | "columns">) =>
  [raw, ...columns].map(quoted).join(",")

const quoted = (cell: string) => (/[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

/** The typed text of an audience, blank lines included, so that each line keeps its number. */
export function typedText(rows: Pick<RecipientRow, "line" | "raw" | "columns">[]): string {
  const byLine = new Map(rows.map((row) => [row.line, typedLine(row)]))
  const last = Math.max(0, ...byLine.keys())
  return Array.from({ length: last }, (_, index) => byLine.get(index + 1) ?? "").join("\n")
}

/** Lines that say something. */
export const countLines = (text: string) =>
  text.split(/\r\n|\n|\r/).filter((line) => line.trim() !== "").length

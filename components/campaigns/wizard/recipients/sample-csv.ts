/** A file that fits the message: the number, and a column for each variable that it has, or an own text. */
export function sampleCsv(variableCount: number): string {
  const names = Array.from({ length: variableCount }, (_, index) => `B${index + 1}`)
  const header = ["Phone", ...(variableCount > 0 ? names : ["Message"])]
  const rows = numbers.map((number, row) => [
    number,
    ...(variableCount > 0 ? names.map((name) => `${name} of row ${row + 1}`) : [ownTexts[row] ?? ""]),
  ])
  return [header, ...rows].map((cells) => cells.join(",")).join("\r\n")
}

const numbers = ["13235550111", "+13235550112", "1(323)5550113", "+1(323)5550114"]

/** An empty cell takes the campaign's text. */
const ownTexts = ["", "", "Only this person gets this text", ""]

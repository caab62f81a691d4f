import { parse } from "csv-parse/sync"
import fc from "fast-check"
import { expect, test } from "vitest"
import { csvLine } from "./csv.ts"

/** What a spreadsheet takes for the beginning of a formula, full-width forms of Chinese and Japanese keyboards included. */
const formulaStarts = ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"]

test.each(formulaStarts)("a cell that begins with %j gets an apostrophe first", (start) => {
  const cell = `${start}SUM(A1)`
  expect(csvLine([cell, "x"])).toBe(/\s/.test(start) ? `"'${cell}",x\r\n` : `'${cell},x\r\n`)
})

test("numbers stay numbers: an amount, and a phone number with its plus", () => {
  expect(csvLine([-5, 1.5, "+13235550111", "＋13235550111", null, ""])).toBe(
    "-5,1.5,+13235550111,'＋13235550111,,\r\n",
  )
})

const cellsOf = (line: string): string[] => parse(line, { record_delimiter: "\r\n" })[0] ?? []

test("whatever the texts are, they come back whole and none begins as a formula", () => {
  const character = fc.constantFrom(...formulaStarts, ...'",;\r\na1 ')
  const cell = fc.oneof(
    fc.string(),
    fc.array(character, { maxLength: 6 }).map((all) => all.join("")),
  )
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1, maxLength: 5 }), (cells) => {
      const read = cellsOf(csvLine(cells))
      expect(read.map((text, index) => (text === cells[index] ? text : text.slice(1)))).toEqual(cells)
      for (const text of read)
        expect(/^\+?\d+$/.test(text) || !formulaStarts.includes(text[0] ?? "")).toBe(true)
    }),
  )
})

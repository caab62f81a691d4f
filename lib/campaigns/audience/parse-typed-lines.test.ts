import { expect, test } from "vitest"
import { parseTypedLines } from "./parse-typed-lines.ts"

test.each([
  ["16001234567", ["16001234567"]],
  ["1(600)1234567,Hello, you", ["1(600)1234567", "Hello", " you"]],
  ['+16001234567,"Hello, ""you""",x', ["+16001234567", 'Hello, "you"', "x"]],
  ['16001234567,He said "hi", then left', ["16001234567", 'He said "hi"', " then left"]],
  ['16001234567,"never closed', ["16001234567", '"never closed']],
  ["16001234567\tAnn\t10", ["16001234567", "Ann", "10"]],
  ["16001234567,", ["16001234567", ""]],
])("%j has the cells %j", (line, [raw, ...columns]) => {
  expect(parseTypedLines(line)).toEqual([{ line: 1, raw, columns }])
})

test("blank lines are skipped but counted; every kind of line end ends a line", () => {
  expect(parseTypedLines("\n1\r\n\r\n2\r3\n  \n").map(({ line, raw }) => [line, raw])).toEqual([
    [2, "1"],
    [4, "2"],
    [5, "3"],
  ])
})

test("100 lines are read, 101 are refused with their count", () => {
  const lines = (count: number) =>
    Array.from({ length: count }, (_, index) => `1600123${1000 + index}`).join("\n\n")
  expect(parseTypedLines(lines(100))).toHaveLength(100)
  expect(() => parseTypedLines(lines(101))).toThrow("There are 101 lines, and at most 100 can be typed")
})

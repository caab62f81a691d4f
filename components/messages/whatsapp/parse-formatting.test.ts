import fc from "fast-check"
import { expect, test } from "vitest"
import { parseFormatting, type TextPart } from "./parse-formatting.ts"

const written = (parts: TextPart[]): string =>
  parts
    .map((part) => (typeof part === "string" ? part : `<${part.mark}>${written(part.parts)}</${part.mark}>`))
    .join("")
const read = (text: string) => written(parseFormatting(text))

test("marks are read as the app reads them", () => {
  expect(read("a *b* c")).toBe("a <strong>b</strong> c")
  expect(read("_a_ ~b~ ```c *d*```")).toBe("<em>a</em> <s>b</s> <code>c *d*</code>")
  expect(read("*a _b_ c*")).toBe("<strong>a <em>b</em> c</strong>")
  expect(read("*{{1}}*, hello")).toBe("<strong>{{1}}</strong>, hello")
})

test("what only looks like a mark stays", () => {
  for (const text of ["order_id_1", "2*3*4", "* a *", "**", "a * b", "*a", "_ _"])
    expect(read(text)).toBe(text)
})

test("no letter is lost", () => {
  const plain = (parts: TextPart[]): string =>
    parts.map((part) => (typeof part === "string" ? part : plain(part.parts))).join("")
  const letters = fc.array(fc.constantFrom("a", "b", " ", "*", "_", "~", "`", "\n"), { maxLength: 30 })
  fc.assert(
    fc.property(letters, (given) => {
      const text = given.join("")
      const withoutMarks = (shown: string) => shown.replace(/[*_~`]/g, "")
      expect(withoutMarks(plain(parseFormatting(text)))).toBe(withoutMarks(text))
    }),
  )
})

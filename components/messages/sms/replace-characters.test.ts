import fc from "fast-check"
import { expect, test } from "vitest"
import { measureSms } from "#lib/channels/sms/sms-text.ts"
import { markCostly, replaceAll, replaceOne } from "./replace-characters.ts"

const text = "It’s “new” – see… 😀"
const { costlyCharacters } = measureSms(text)

test("replaces one look-alike where it stands", () => {
  const [apostrophe] = costlyCharacters
  expect(apostrophe && replaceOne(text, apostrophe)).toBe("It's “new” – see… 😀")
})

test("replaces all look-alikes and leaves what has no twin", () => {
  expect(replaceAll(text, costlyCharacters)).toBe('It\'s "new" - see... 😀')
})

test("marks each costly character once", () => {
  const marked = markCostly(text, costlyCharacters).filter((part) => part.isCostly)
  expect(marked.map((part) => part.text)).toEqual(["’", "“", "”", "–", "…", "😀"])
})

test("the pieces of any text are the text", () => {
  const holds = (any: string) =>
    markCostly(any, measureSms(any).costlyCharacters)
      .map((part) => part.text)
      .join("") === any
  fc.assert(fc.property(fc.string({ unit: "grapheme" }), holds))
})

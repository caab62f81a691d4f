import fc from "fast-check"
import { SegmentedMessage } from "sms-segments-calculator"
import { expect, test } from "vitest"
import { countVariables, joinOptOut, renderTemplate } from "#lib/channels/port/text-template.ts"
import { charactersLeft, defaultOptOutText, measureSms } from "./sms-text.ts"

test("the default opt-out text is the 42 reserved characters", () => {
  expect(defaultOptOutText).toHaveLength(42)
  expect(charactersLeft("", defaultOptOutText)).toBe(98)
  expect(joinOptOut("Hello", defaultOptOutText)).toBe(`Hello\n${defaultOptOutText}`)
})

test("one curly quote turns the message into UCS-2 and is named with its replacement", () => {
  expect(measureSms("it's due")).toMatchObject({ encoding: "GSM-7", segments: 1, costlyCharacters: [] })
  const curly = measureSms("it’s due")
  expect(curly.encoding).toBe("UCS-2")
  expect(curly.costlyCharacters).toEqual([{ index: 2, char: "’", replacement: "'" }])
})

test.each([
  ["a".repeat(160), 1],
  ["a".repeat(161), 2],
  ["€".repeat(80), 1],
  ["€".repeat(81), 2],
  ["ç".repeat(70), 1],
  ["ç".repeat(71), 2],
  ["😀".repeat(35), 1],
  ["😀".repeat(36), 2],
  ["", 1],
])("%j costs %i segments", (text, segments) => expect(measureSms(text).segments).toBe(segments))

test("agrees with Twilio's calculator on any mix of alphabets", () => {
  const piece = fc.constantFrom(
    "a",
    "Z",
    "9",
    " ",
    "\n",
    "€",
    "^",
    "{",
    "ç",
    "’",
    "é",
    "Ω",
    "ж",
    "中",
    "😀",
    "@",
  )
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 400 }), (pieces) => {
      const text = pieces.join("")
      const theirs = new SegmentedMessage(text)
      const ours = measureSms(text)
      expect([ours.encoding, ours.segments]).toEqual([theirs.encodingName, theirs.segmentsCount])
    }),
    { numRuns: 60 },
  )
})

test("variables are counted and rendered once", () => {
  expect(countVariables("Hi {{1}}, {{ 2 }} is due, {{1}}")).toBe(2)
  expect(countVariables("no variables")).toBe(0)
  expect(renderTemplate("Hi {{1}}, pay {{2}}", ["{{2}}", "42"])).toBe("Hi {{2}}, pay 42")
})

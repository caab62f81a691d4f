import fc from "fast-check"
import { expect, test } from "vitest"
import { parseKeyword } from "./parse-keyword.ts"

const around = fc.constantFrom("", " ", "!", "...", "\n", "\u200b", " 🙏", '"', "  \t", "*", "(", ")")
const fullWidth = (text: string) =>
  text.replace(/[!-~]/g, (letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0))
const writings = fc.constantFrom<(word: string) => string>(
  (word) => word,
  fullWidth,
  (word) => word.split("").join(" "),
  (word) => word.split("").join("."),
  (word) => `${word} ${word}`,
  (word) => `${word}${(word.at(-1) ?? "").repeat(3)}`,
  (word) => `${word}\n\nJohn Smith`,
  (word) => word.split("").join("\u200b"),
)

test("however STOP and UNSUBSCRIBE are written, nobody who writes them is written to again", () => {
  fc.assert(
    fc.property(
      ...([fc.constantFrom("STOP", "stop", "Stop", "UNSUBSCRIBE", "StopAll", "optout"), writings] as const),
      ...([around, around] as const),
      (word, write, before, after) => {
        expect(parseKeyword(`${before}${write(word)}${after}`)).toBe("stop")
      },
    ),
    { numRuns: 500 },
  )
})

test("a text that holds STOP as a word is never passed over, and a harmless one is never an opt-out", () => {
  const words = fc.array(fc.constantFrom("we", "order", "7", "Monday", "really", "and", "?"), {
    minLength: 1,
    maxLength: 5,
  })
  fc.assert(
    fc.property(words, words, (before, after) => {
      const text = (phrase: string) => [...before, phrase, ...after].join(" ")
      expect(["stop", "unclear"]).toContain(parseKeyword(text("STOP")))
      expect(parseKeyword(text("don't stop"))).not.toBe("stop")
      expect(parseKeyword(text("stop by"))).not.toBe("stop")
    }),
  )
})

test("any text is read, at once", () => {
  fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 200 }), (body) => void parseKeyword(body)))
  const long = [
    "s ".repeat(20_000),
    "stop\n".repeat(8_000),
    "A".repeat(40_000),
    "- ".repeat(20_000),
    "Aa,".repeat(13_000),
    `${"A".repeat(40_000)}1`,
    `a${" ".repeat(60_000)}b`,
    `${"@".repeat(60_000)} x`,
    "stop.".repeat(12_000),
  ]
  for (const body of long) expect(["stop", "unclear", null]).toContain(parseKeyword(`x\n${body}`))
})

/** The best of some runs: others use the machine too. */
const bestMs = (body: string) =>
  Math.min(
    ...Array.from({ length: 3 }, () => {
      const startedAt = performance.now()
      parseKeyword(body)
      return performance.now() - startedAt
    }),
  )

test.each([
  ["accents", (length: number) => `a${"\u0316\u0301".repeat(length / 2)}`],
  ["ligatures", (length: number) => "\ufdfa".repeat(length)],
])("ten times the %s do not take ten times the time", (_, write) => {
  expect(bestMs(write(40_000))).toBeLessThan(10 * bestMs(write(4_000)) + 50)
})

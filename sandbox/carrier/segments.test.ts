import fc from "fast-check"
import { SegmentedMessage } from "sms-segments-calculator"
import { expect, it } from "vitest"
import { countSegments } from "./messages/segments.ts"

it.each([
  ["", 0],
  ["a", 1],
  ["a".repeat(160), 1],
  ["a".repeat(161), 2],
  ["€".repeat(80), 1],
  ["€".repeat(81), 2],
  ["ç".repeat(70), 1],
  ["ç".repeat(71), 2],
  ["👍".repeat(35), 1],
  ["👍".repeat(36), 2],
])("%j is %i", (body, segments) => expect(countSegments(body)).toBe(segments))

it("always says what Twilio's calculator says", () => {
  const characters = fc.constantFrom(..."aZ09 \n\r\f@£éÇç€^{}[]~|\\ΔΩñ`’👍👨‍👩‍👧é")
  const short = fc.string({
    unit: fc.oneof(characters, fc.string({ unit: "grapheme", minLength: 1, maxLength: 1 })),
  })
  const long = fc
    .tuple(fc.string({ unit: characters, maxLength: 12 }), fc.integer({ min: 1, max: 40 }))
    .map(([text, times]) => text.repeat(times))
  fc.assert(
    fc.property(fc.oneof(short, long), fc.boolean(), (body, smart) => {
      fc.pre(body !== "")
      expect(countSegments(body, smart)).toBe(new SegmentedMessage(body, "auto", smart).segmentsCount)
    }),
  )
})

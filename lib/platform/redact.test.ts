import fc from "fast-check"
import { expect, test } from "vitest"
import { redact } from "./redact.ts"

const written = (digits: string) => [
  ...[
    digits,
    `+${digits}`,
    `+1 ${digits}`,
    `(${digits.slice(0, 3)}) ${digits.slice(3, 6)}-${digits.slice(6)}`,
  ],
  ...[`${digits.slice(0, 3)}.${digits.slice(3, 6)}.${digits.slice(6)}`, `Invalid 'To': ${digits}.`],
]
const phone = fc
  .tuple(fc.integer({ min: 2_000_000_000, max: 9_999_999_999 }), fc.nat(5))
  .map(([number, form]) => ({ last: String(number).slice(-4), text: written(String(number))[form] ?? "" }))
/** The value somewhere inside of records, lists and errors. */
const buried = (value: unknown) =>
  fc
    .array(fc.constantFrom("detail", "error", "list", "cause"), { maxLength: 6 })
    .map((way) =>
      way.reduceRight<unknown>((inner, step) => (step === "list" ? [inner] : { [step]: inner }), value),
    )

test("a phone number is in no log line, however it is written and however deep it lies", () => {
  fc.assert(
    fc.property(
      phone.chain(({ last, text }) =>
        fc.tuple(fc.constant(last), fc.oneof(buried(text), buried(new Error(text)), buried({ phone: text }))),
      ),
      ([last, value]) => {
        expect(JSON.stringify(redact({ detail: value }))).not.toContain(last)
      },
    ),
  )
})

test("what belongs to a person is left out by its name, at any depth and of any type", () => {
  const record = { detail: { message: { to: 13235550111, Body: "Hi Ada", consumerPhoneNumber: ["1"] } } }
  expect(redact(record)).toEqual({
    detail: { message: { to: "[personal]", Body: "[personal]", consumerPhoneNumber: "[personal]" } },
  })
})

test("what an operator looks for stays: ids, times, counts, places", () => {
  const record = {
    accountId: "10000001",
    requestId: "1234567-1234567",
    messageId: "01234567-0123-4012-8012-012345678901",
    callerAddress: "203.0.113.77",
    addresses: ["198.51.100.200", "2001:db8:5:6::7", "::ffff:203.0.113.77"],
    day: "2026-11-28",
    at: new Date("2026-11-28T06:22:13.123Z"),
    count: 100_000,
    due: "2026-11-28T06:22:13.123Z",
    sid: "SM01234567890123456789012345678901",
  }
  expect(redact(record)).toEqual(record)
})

test("nothing that comes makes a line without end", () => {
  const circle: Record<string, unknown> = { text: "x" }
  circle.again = circle
  const line = JSON.stringify(redact({ circle, long: "x".repeat(1e6), many: Array(1e5).fill("x"), big: 1n }))
  expect(line.length).toBeLessThan(10_000)
})

import { expect, test } from "vitest"
import type { SendingBin } from "#lib/campaigns/review/bin-sending.ts"
import { binCountText, binText, emptyTextOf, findingOf, widthText } from "./sending-texts.ts"

const startMs = Date.parse("2026-11-21T15:00:00Z")
const hourMs = 3_600_000
const bin = (own: Partial<SendingBin>): SendingBin => ({
  ...{ fromMs: startMs, toMs: startMs + hourMs, messages: 0, late: 0, isClosed: false },
  ...own,
})
/** A narrow space keeps the time and its half of the day together. */
const plain = (text: string) => text.replace(/[\u2009\u202f]/g, " ")

test("a width is read as one of something, or as several", () => {
  expect([1_000, 10_000, 60_000, 900_000, hourMs, 6 * hourMs, 24 * hourMs].map(widthText)).toEqual([
    ...["second", "10 seconds", "minute", "15 minutes", "hour", "6 hours", "day"],
  ])
})

test("a bar is named by its time in the zone, with seconds where they tell bars apart", () => {
  expect(plain(binText(bin({}), hourMs, "America/New_York"))).toBe("Sat, Nov 21, 10:00 – 11:00 AM EST")
  const short = bin({ toMs: startMs + 10_000 })
  expect(plain(binText(short, 10_000, "America/New_York"))).toContain("10:00:00")
  const over = bin({ fromMs: startMs - 11 * hourMs, toMs: startMs - 9 * hourMs })
  expect(plain(binText(over, 2 * hourMs, "America/New_York"))).toMatch(/Fri, Nov 20.+Sat, Nov 21/)
})

test("a bar's number says what becomes of the messages", () => {
  expect(binCountText(bin({ messages: 1 }))).toBe("1 message")
  expect(binCountText(bin({ messages: 1_200, late: 200 }))).toBe("1,200 messages, 200 of them after the end")
  expect(binCountText(bin({ messages: 2, late: 2 }))).toBe("2 messages, all after the end")
  expect(binCountText(bin({ isClosed: true }))).toBe("none, closed for everybody who still waits")
  expect(binCountText(bin({}))).toBe("0 messages")
})

test("the finding tells how many, how long, through how many breaks, and who comes too late", () => {
  expect(findingOf([bin({ messages: 3 })], 1)).toBe("3 messages leave within a second of the start.")
  const closed = bin({ isClosed: true })
  const [open, late] = [bin({ messages: 4_000 }), bin({ messages: 2_000, late: 500 })]
  expect(findingOf([closed, open, closed, closed, late], 5 * 3_600)).toBe(
    "6,000 messages leave within about 5 h of the start, with 2 breaks while it is closed for everybody who still " +
      "waits. 500 would come after the end, and are skipped.",
  )
})

test("without bars it says what is missing", () => {
  const none = { now: 0, later: 0, held: 0 }
  const held = { ...none, held: 2 }
  expect(emptyTextOf({ counts: held, problems: [{ path: "senderId" }] })).toMatch(/^Choose a From number/)
  expect(emptyTextOf({ counts: held, problems: [] })).toBe(
    "Nothing goes out by itself: 2 people are held until a person decides.",
  )
  expect(emptyTextOf({ counts: none, problems: [] })).toBe("Nobody can get it yet.")
  expect(emptyTextOf({ counts: { ...held, later: 1 }, problems: [] })).toMatch(/too far away/)
})

import { expect, test } from "vitest"
import { openSoon } from "./opening-rows.ts"

const now = new Date("2026-11-27T09:00:00Z")
const inSeconds = (seconds: number) => new Date(now.getTime() + seconds * 1_000)

test.each([
  ["opens within the minute", { state: "held", dueAt: inSeconds(59) }, true],
  ["is due already", { state: "held", dueAt: inSeconds(-5) }, true],
  ["opens later: the schedule looks before that", { state: "held", dueAt: inSeconds(60) }, false],
  ["may go now", { state: "pending", dueAt: now }, false],
  ["never goes", { state: "skipped", dueAt: now }, false],
] as const)("what %s", (_, opening, isSoon) => {
  expect(openSoon([opening], now)).toBe(isSoon)
  expect(openSoon([{ state: "held", dueAt: inSeconds(7_200) }, opening], now)).toBe(isSoon)
})

import { expect, test } from "vitest"
import { createShortMemory } from "./short-memory.ts"

test("an answer is given until its time, and then forgotten", () => {
  const memory = createShortMemory<string>(10)
  memory.set("a", "yes", { nowMs: 0, untilMs: 100 })
  expect([memory.get("a", 99), memory.get("b", 99)]).toEqual(["yes", undefined])
  expect([memory.get("a", 100), memory.size()]).toEqual([undefined, 0])
})

test("it never holds more than it may, and what is over goes first", () => {
  const memory = createShortMemory<number>(3)
  for (let nowMs = 0; nowMs < 100; nowMs += 1) {
    memory.set(`key ${nowMs}`, nowMs, { nowMs, untilMs: nowMs + 2 })
    expect(memory.get(`key ${nowMs - 1}`, nowMs)).toBe(nowMs === 0 ? undefined : nowMs - 1)
    expect(memory.size()).toBeLessThanOrEqual(3)
  }
  for (let index = 0; index < 100; index += 1) memory.set(`${index}`, index, { nowMs: 0, untilMs: 1e6 })
  expect(memory.size()).toBeLessThanOrEqual(3)
  expect(memory.get("99", 0)).toBe(99)
})

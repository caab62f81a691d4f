import { setTimeout as sleep } from "node:timers/promises"
import { expect, test } from "vitest"
import { createGate } from "./gate.ts"

test("so many are inside at once, and come in in the order in which they asked", async () => {
  const gate = createGate(3)
  const entered: number[] = []
  let [inside, most] = [0, 0]
  const visit = async (index: number) => {
    const leave = await gate.enter(5_000)
    entered.push(index)
    inside += 1
    most = Math.max(most, inside)
    await sleep(Math.random() * 5)
    inside -= 1
    leave?.()
  }
  await Promise.all(Array.from({ length: 40 }, (_, index) => visit(index)))
  expect(most).toBe(3)
  expect(entered).toEqual(Array.from({ length: 40 }, (_, index) => index))
})

test("who gives up takes no place, neither then nor later", async () => {
  const gate = createGate(1)
  const leave = await gate.enter(0)
  expect(await gate.enter(10)).toBeNull()
  leave?.()
  expect(await gate.enter(0)).not.toBeNull()
})

import { expect, test } from "vitest"
import { createBatcher } from "./batcher.ts"

test("what arrives while a batch is under way goes together, and each item gets its own answer", async () => {
  const batches: number[][] = []
  const double = createBatcher(async (items: number[]) => {
    batches.push(items)
    return items.map((item) => item * 2)
  }, 3)
  expect(await Promise.all([1, 2, 3, 4, 5].map(double))).toEqual([2, 4, 6, 8, 10])
  expect(batches).toEqual([
    [1, 2, 3],
    [4, 5],
  ])
})

test("an item that cannot be done fails alone", async () => {
  const run = createBatcher(async (items: string[]) => {
    if (items.includes("bad")) throw new Error("This one is bad")
    return items
  }, 10)
  const results = await Promise.allSettled(["a", "bad", "b"].map(run))
  expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"])
  expect(await run("c")).toBe("c")
})

test("beside one that cannot be done the others go on together", async () => {
  let runs = 0
  const run = createBatcher(async (items: number[]) => {
    runs += 1
    if (items.includes(77)) throw new Error("This one is bad")
    return items
  }, 500)
  const results = await Promise.allSettled(Array.from({ length: 256 }, (_, index) => run(index)))
  expect(results.filter(({ status }) => status === "rejected")).toHaveLength(1)
  expect(results[77]?.status).toBe("rejected")
  expect(runs).toBeLessThanOrEqual(20)
})

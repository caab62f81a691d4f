import { afterAll, beforeAll, expect, test } from "vitest"
import { openDatabase } from "#lib/platform/db.ts"
import { createTestAccount, openTestWorld, type TestWorld, testCtx } from "#lib/platform/testing/test-ctx.ts"
import { countRequest } from "./limit-requests.ts"

let world: TestWorld
beforeAll(async () => {
  world = await openTestWorld()
})
afterAll(() => world.close())

const account = async (apiRequestsPerSecond: number) => ({
  id: (await createTestAccount(world.db)).accountId,
  apiRequestsPerSecond,
})

test("of 20 requests at once, exactly the account's 10 pass, over two processes", async () => {
  const limited = await account(10)
  const otherProcess = openDatabase(world.databaseUrl)
  const calls = Array.from({ length: 20 }, (_, index) =>
    countRequest(testCtx(index % 2 ? world.db : otherProcess, limited.id), limited),
  )
  const answers = await Promise.all(calls)
  expect(answers.filter(({ allowed }) => allowed)).toHaveLength(10)
  expect(new Set(answers.filter((answer) => answer.allowed).map((answer) => answer.remaining)).size).toBe(10)
  const refused = answers.find(({ allowed }) => !allowed)
  expect(refused).toMatchObject({ limit: 10, remaining: 0 })
  expect(refused?.resetMs).toBeGreaterThan(0)
  expect(refused?.resetMs).toBeLessThanOrEqual(1000)
  await otherProcess.$disconnect()
})

test("the next second starts afresh, and accounts do not share", async () => {
  const [limited, other] = [await account(2), await account(2)]
  const ctx = testCtx(world.db, limited.id)
  const take = () => countRequest(ctx, limited)
  expect([await take(), await take(), await take()].map(({ allowed }) => allowed)).toEqual([
    true,
    true,
    false,
  ])
  expect(await countRequest(ctx, other)).toMatchObject({ allowed: true, remaining: 1 })
  await new Promise((resolve) => setTimeout(resolve, 1050))
  expect(await take()).toMatchObject({ allowed: true, remaining: 1 })
})

test("one count costs a few milliseconds at most", async () => {
  const busy = await account(100_000)
  const ctx = testCtx(world.db, busy.id)
  await countRequest(ctx, busy)
  const startedAt = performance.now()
  for (let call = 0; call < 200; call++) await countRequest(ctx, busy)
  const millisecondsEach = (performance.now() - startedAt) / 200
  expect(millisecondsEach).toBeLessThan(20)
})

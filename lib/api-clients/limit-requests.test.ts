import { expect, test } from "vitest"
import { openDatabase } from "#lib/platform/db.ts"
import { worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { createTestAccount, testCtx } from "#lib/platform/testing/test-ctx.ts"
import { countRequest } from "./limit-requests.ts"

const world = worldPerFile()

const account = async (apiRequestsPerSecond: number) => ({
  id: (await createTestAccount(world.db)).accountId,
  apiRequestsPerSecond,
})

/** Opens the account's second by hand and makes it long, so that a slow machine does not start a new one. */
const openWindow = (accountId: string, lengthMs: number) =>
  world.db.rateLimit.create({
    data: { key: `api:${accountId}`, points: 0, expire: BigInt(Date.now() + lengthMs) },
  })

test("of 20 requests at once, exactly the account's 10 pass, over two processes", async () => {
  const limited = await account(10)
  await openWindow(limited.id, 60_000)
  const otherProcess = openDatabase(world.databaseUrl)
  const calls = Array.from({ length: 20 }, (_, index) =>
    countRequest(testCtx(index % 2 ? world.db : otherProcess, limited.id), limited),
  )
  const answers = await Promise.all(calls)
  const passed = answers.filter(({ allowed }) => allowed)
  expect(passed.map(({ remaining }) => remaining).sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
  for (const refused of answers.filter(({ allowed }) => !allowed)) {
    expect(refused).toMatchObject({ limit: 10, remaining: 0 })
    expect(refused.resetMs).toBeGreaterThan(0)
  }
  await otherProcess.$disconnect()
})

test("the window of a first request is one second", async () => {
  const limited = await account(5)
  expect((await countRequest(testCtx(world.db, limited.id), limited)).resetMs).toBeLessThanOrEqual(1000)
})

test("the next second starts afresh, and accounts do not share", async () => {
  const [limited, other] = [await account(2), await account(2)]
  await openWindow(limited.id, 3000)
  const take = () => countRequest(testCtx(world.db, limited.id), limited)
  expect([await take(), await take(), await take()].map(({ allowed }) => allowed)).toEqual([
    true,
    true,
    false,
  ])
  expect(await countRequest(testCtx(world.db, other.id), other)).toMatchObject({
    allowed: true,
    remaining: 1,
  })
  await new Promise((resolve) => setTimeout(resolve, 3050))
  expect(await take()).toMatchObject({ allowed: true, remaining: 1 })
})

import { expect, test } from "vitest"
import { openDatabase } from "#lib/platform/db.ts"
import { worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { createTestAccount } from "#lib/platform/testing/test-ctx.ts"
import { takeRequest } from "./take-request.ts"

const world = worldPerFile()

const account = async (apiRequestsPerSecond: number) => ({
  id: (await createTestAccount(world.db)).accountId,
  apiRequestsPerSecond,
})

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

test("two bursts around the border of a second: no window of one second takes more than ten", async () => {
  const limited = await account(10)
  const otherProcess = openDatabase(world.databaseUrl)
  const accepted: { fromMs: number; toMs: number }[] = []
  const ask = async (index: number) => {
    const fromMs = performance.now()
    const { allowed } = await takeRequest({ db: index % 2 ? world.db : otherProcess }, limited)
    if (allowed) accepted.push({ fromMs, toMs: performance.now() })
  }
  const burst = () => Promise.all(Array.from({ length: 20 }, (_, index) => ask(index)))
  await ask(0)
  await sleep(920)
  await burst()
  await sleep(100)
  await burst()
  for (const { fromMs: start } of accepted) {
    const inside = accepted.filter(({ fromMs, toMs }) => fromMs >= start && toMs < start + 1000)
    expect(inside.length).toBeLessThanOrEqual(10)
  }
  await otherProcess.$disconnect()
})

test("accounts do not share", async () => {
  const first = { allowed: true, limit: 2, remaining: 1 }
  expect(await takeRequest(world, await account(2))).toMatchObject(first)
  expect(await takeRequest(world, await account(2))).toMatchObject(first)
})

import { afterAll, beforeAll, expect, test } from "vitest"
import { createTestAccount, openTestWorld, type TestWorld, testCtx } from "#lib/platform/testing/test-ctx.ts"
import { pruneProviderEvents } from "./prune-provider-events.ts"

let world: TestWorld
beforeAll(async () => {
  world = await openTestWorld()
})
afterAll(() => world.close())

const now = new Date()
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000)

test("applied webhooks go after 30 days; younger ones and those that wait to be applied stay", async () => {
  const { accountId } = await createTestAccount(world.db)
  const event = (dedupeKey: string, receivedAt: Date, appliedAt: Date | null) => ({
    ...{ accountId, dedupeKey, receivedAt, appliedAt },
    ...{ kind: "status", providerId: "SM1", payload: {} },
  })
  await world.db.providerEvent.createMany({
    data: [
      event("old", daysAgo(31), daysAgo(31)),
      event("waiting", daysAgo(31), null),
      event("young", daysAgo(29), daysAgo(29)),
    ],
  })
  const system = { ...testCtx(world.db, accountId), clock: { now: () => now } }
  expect(await pruneProviderEvents(system)).toBe(1)
  expect(await pruneProviderEvents(system)).toBe(0)
  const left = await world.db.providerEvent.findMany({ orderBy: { id: "asc" } })
  expect(left.map(({ dedupeKey }) => dedupeKey)).toEqual(["waiting", "young"])
})

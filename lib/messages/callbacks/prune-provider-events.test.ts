import { expect, test } from "vitest"
import { accountPerTest, worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { pruneProviderEvents } from "./prune-provider-events.ts"

const now = new Date()
const world = worldPerFile()
const { account, ctx } = accountPerTest(world, { clock: { now: () => now } })

const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000)

test("applied webhooks go after 30 days; younger ones and those that wait to be applied stay", async () => {
  const { accountId } = account
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
  expect(await pruneProviderEvents(ctx)).toBe(1)
  expect(await pruneProviderEvents(ctx)).toBe(0)
  const left = await world.db.providerEvent.findMany({ orderBy: { id: "asc" } })
  expect(left.map(({ dedupeKey }) => dedupeKey)).toEqual(["waiting", "young"])
})

import { expect, test } from "vitest"
import { accountPerTest, worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { storeProviderEvents } from "./store-provider-events.ts"

const world = worldPerFile()
const { account } = accountPerTest(world)

const event = (dedupeKey: string, receivedAt: string) => ({
  ...{
    accountId: account.accountId,
    channel: "sms" as const,
    kind: "status" as const,
    dedupeKey,
    messageId: null,
    leg: null,
  },
  ...{ providerId: "SM1", payload: {}, receivedAt: new Date(receivedAt) },
})
const store = (...events: ReturnType<typeof event>[]) => storeProviderEvents(world.db, events)
const stored = () => world.db.providerEvent.findMany({ orderBy: { id: "asc" } })

test("a webhook that comes again after Sunday's midnight is no news", async () => {
  expect(await store(event("a", "2026-11-29T23:59:58Z"))).toHaveLength(1)
  expect(await store(event("a", "2026-11-30T00:00:02Z"), event("b", "2026-11-30T00:00:02Z"))).toHaveLength(1)
  expect(await store(event("b", "2026-11-30T00:10:00Z"))).toEqual([])
  expect((await stored()).map(({ dedupeKey, week }) => [dedupeKey, week.toISOString().slice(0, 10)])).toEqual(
    [
      ["a", "2026-11-23"],
      ["b", "2026-11-30"],
    ],
  )
})

test("of two equal webhooks in one call the first is stored, also when midnight lies between them", async () => {
  const [first, ...others] = await store(
    event("c", "2026-11-29T23:59:59.999Z"),
    event("c", "2026-11-30T00:00:00.001Z"),
  )
  expect(first?.receivedAt).toEqual(new Date("2026-11-29T23:59:59.999Z"))
  expect(others).toEqual([])
})

test("a webhook of a time that has no partition is stored all the same", async () => {
  expect(await store(event("d", "2031-05-05T12:00:00Z"))).toHaveLength(1)
  expect(await store(event("d", "2031-05-05T12:00:01Z"))).toEqual([])
})

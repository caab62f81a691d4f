import { beforeEach, expect, test } from "vitest"
import { audit } from "#lib/audit/audit.ts"
import { storeProviderEvents } from "#lib/events/store-provider-events.ts"
import { periodStart } from "#lib/platform/periods.ts"
import { accountPerTest, worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { getPartitionMetrics } from "./get-partition-metrics.ts"
import { keepPartitions } from "./keep-partitions.ts"
import { partitionedTables } from "./partitioned-tables.ts"
import { listPartitionDays } from "./partitions.ts"

const world = worldPerFile()
let now: Date
const { account, ctx } = accountPerTest(world, { clock: { now: () => now } })
beforeEach(() => {
  now = new Date()
})

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000)
const week = (offset: number, at = now) => periodStart("week", at, offset)
const weeks = () => listPartitionDays(world.db, "provider_event")

const store = (dedupeKey: string, receivedAt: Date, appliedAt: Date | null = receivedAt) => {
  const event = {
    channel: "sms" as const,
    kind: "status" as const,
    dedupeKey,
    messageId: null,
    leg: null,
    providerId: "SM1",
    payload: {},
  }
  return storeProviderEvents(world.db, [{ accountId: account.accountId, ...event, receivedAt }], appliedAt)
}
const storedKeys = async () => {
  const where = { accountId: account.accountId }
  const rows = await world.db.providerEvent.findMany({ where, orderBy: { id: "asc" } })
  return rows.map(({ dedupeKey }) => dedupeKey)
}
const metricsOfEvents = async () =>
  (await getPartitionMetrics(ctx)).find(({ table }) => table === "provider_event")

test("a new database has the partitions of the present and of the next periods, and nothing to do", async () => {
  for (const { table, period, ahead } of partitionedTables)
    expect(await listPartitionDays(world.db, table)).toEqual(
      Array.from({ length: ahead + 1 }, (_, offset) => periodStart(period, now, offset)),
    )
  expect(await keepPartitions(ctx)).toEqual({ added: [], dropped: [] })
})

test("partitions are made ahead, by two processes at once as by one", async () => {
  now = inDays(14)
  const [one, two] = await Promise.all([keepPartitions(ctx), keepPartitions(ctx)])
  const added = [...one.added, ...two.added]
  expect(added).toHaveLength(new Set(added).size)
  expect((await weeks()).slice(-2)).toEqual([week(3), week(4)])
  await store("next", inDays(41))
  expect(await metricsOfEvents()).toEqual({ table: "provider_event", aheadCount: 4, strayCount: 0 })
})

test("a week of webhooks goes when it is over for 30 days; what waits to be applied moves on", async () => {
  await store("done", now)
  await store("waiting", now, null)
  await store("came again", now, null)
  const lastKept = new Date(Date.parse(week(1)) + 30 * 86_400_000 - 1)
  now = lastKept
  expect((await keepPartitions(ctx)).dropped).not.toContain(
    `provider_event_${week(0, new Date()).replaceAll("-", "")}`,
  )
  await store("came again", now, null)
  now = new Date(lastKept.getTime() + 1)
  const { dropped } = await keepPartitions(ctx)
  expect(dropped).toContain(`provider_event_${week(0, new Date()).replaceAll("-", "")}`)
  expect(await storedKeys()).toEqual(["waiting", "came again"])
  expect(await keepPartitions(ctx)).toEqual({ added: [], dropped: [] })
})

test("rows that had no partition get one", async () => {
  const late = inDays(400)
  await store("late", late)
  expect(await metricsOfEvents()).toMatchObject({ strayCount: 1 })
  expect((await keepPartitions(ctx)).added).toContain(`provider_event_${week(0, late).replaceAll("-", "")}`)
  expect(await metricsOfEvents()).toMatchObject({ strayCount: 0 })
  expect(await storedKeys()).toEqual(["late"])
})

test("the audit log of 13 months is all there, each month in a partition of its own", async () => {
  for (let month = 1; month <= 13; month += 1) {
    now = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 28))
    await keepPartitions(ctx)
    await world.db.$transaction((tx) => audit(tx, ctx, "campaign.pause", "c1", { month }))
  }
  const entries = await world.db.auditEntry.findMany({
    where: { accountId: account.accountId },
    orderBy: { at: "asc" },
  })
  expect(entries.map(({ detail }) => detail)).toEqual(
    Array.from({ length: 13 }, (_, index) => ({ month: index + 1 })),
  )
  const partitions = await world.db.$queryRaw<{ name: string }[]>`
    SELECT DISTINCT tableoid::regclass::text AS name FROM audit_entry WHERE account_id = ${account.accountId}`
  expect(partitions.filter(({ name }) => /^audit_entry_\d{8}$/.test(name))).toHaveLength(13)
})

test("a table that is in use is left alone for a moment, and nobody waits behind the change for long", async () => {
  now = inDays(500)
  let isHeld = true
  const holder = world.db.$transaction(
    async (tx) => {
      await tx.$queryRaw`SELECT count(*) FROM provider_event`
      await expect.poll(() => waitingLocks(), { timeout: 5_000, interval: 20 }).toBeGreaterThan(0)
      const asked = performance.now()
      await world.db.providerEvent.count()
      const waitedMs = performance.now() - asked
      isHeld = false
      return waitedMs
    },
    { timeout: 20_000 },
  )
  const kept = keepPartitions(ctx).then((changes) => {
    expect(isHeld).toBe(false)
    return changes
  })
  expect(await holder).toBeLessThan(3_000)
  expect((await kept).dropped.length).toBeGreaterThan(0)
})

const waitingLocks = async () => {
  const [row] = await world.db.$queryRaw<[{ count: number }]>`
    SELECT count(*)::int AS count FROM pg_locks l JOIN pg_database d ON d.oid = l.database
    WHERE NOT granted AND d.datname = current_database()`
  return row.count
}

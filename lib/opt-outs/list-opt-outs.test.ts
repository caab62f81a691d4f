import { randomUUID } from "node:crypto"
import { expect, test } from "vitest"
import { consumerPerTest } from "#lib/consent/testing/consumer-per-test.ts"
import { testAddresses } from "#lib/ledger/testing/test-messages.ts"
import { ForbiddenError } from "#lib/platform/errors.ts"
import { strangerCtx, testUser } from "#lib/platform/testing/test-ctx.ts"
import { decideOptOuts } from "./decide-opt-outs.ts"
import { countOptOuts, listOptOuts } from "./list-opt-outs.ts"

const { ctx, world, clock, say, questions } = consumerPerTest()

test("a list that pages, filters, sorts and counts", async () => {
  const [first = "", second = "", third = ""] = testAddresses(3, 700)
  await say("stop it", { address: second, at: new Date("2026-11-02T12:00:00Z") })
  await say("remove me or else", { address: first, at: new Date("2026-11-20T12:00:00Z") })
  await say("wrong number, sorry", { address: third, at: new Date("2026-11-21T12:00:00Z") })
  await say("wrong number!!", { address: third, at: new Date("2026-11-22T12:00:00Z") })
  clock.at = new Date("2026-11-28T12:00:00Z")
  expect((await questions()).map(({ address, isOverdue }) => [address, isOverdue])).toEqual([
    [second, true],
    [first, false],
    [third, false],
  ])
  const addresses = async (input: Parameters<typeof listOptOuts>[1]) =>
    (await listOptOuts(ctx, input)).items.map(({ address }) => address)
  expect(await addresses({ urgency: "overdue" })).toEqual([second])
  expect(await addresses({ urgency: "in_time", direction: "desc" })).toEqual([third, first])
  expect(await addresses({ search: "else" })).toEqual([first])
  expect(await addresses({ search: third.slice(1) })).toEqual([third])
  expect(await addresses({ sort: "address", page: 2, pageSize: 2 })).toEqual([third])
  expect((await listOptOuts(ctx, { search: "sorry" })).items[0]?.said).toHaveLength(2)
  expect(await countOptOuts(ctx)).toBe(3)
})

test.each([
  ["2026-11-02T12:00:00Z", "2026-11-16T12:00:00.000Z"], // Monday
  ["2026-11-06T23:59:00Z", "2026-11-20T23:59:00.000Z"], // Friday
  ["2026-11-07T12:00:00Z", "2026-11-20T12:00:00.000Z"], // Saturday
  ["2026-11-08T12:00:00Z", "2026-11-20T12:00:00.000Z"], // Sunday
])("what was heard at %s is to be decided ten business days later", async (heard, decideBy) => {
  await say("stop it", { at: new Date(heard) })
  expect(await questions()).toMatchObject([{ decideBy }])
})

test("whoever writes without end leaves the first and the latest, and is decided at once", async () => {
  const first = new Date("2026-11-02T12:00:00Z")
  for (let minute = 0; minute < 30; minute += 1)
    await say(`stop it ${minute}`, { at: new Date(first.getTime() + minute * 60_000) })
  const [only] = await questions()
  expect(only?.said.map(({ text }) => text)).toEqual([
    "stop it 0",
    ...Array.from({ length: 19 }, (_, index) => `stop it ${index + 11}`),
  ])
  expect(only).toMatchObject({ heardAt: first.toISOString(), decideBy: "2026-11-16T12:00:00.000Z" })
  await say(`stop it ${"😀".repeat(15_000)}`)
  const questionIds = (await questions()).flatMap((question) => question.questionIds)
  expect(await decideOptOuts(ctx, { questionIds, decision: "opted_out" })).toMatchObject({
    decided: 1,
    notOpen: 0,
  })
})

test("another account sees and decides nothing, an LPA only reads, an agent neither", async () => {
  await say("stop it")
  const questionIds = (await questions()).flatMap((question) => question.questionIds)
  const stranger = await strangerCtx(world.db, { actor: testUser("admin") })
  expect((await listOptOuts(stranger, {})).total).toBe(0)
  expect(await decideOptOuts(stranger, { questionIds, decision: "not_opted_out" })).toEqual({
    decided: 0,
    notOpen: 1,
  })
  const lpa = { ...ctx, actor: testUser("lpa") }
  expect((await listOptOuts(lpa, {})).total).toBe(1)
  await expect(decideOptOuts(lpa, { questionIds, decision: "opted_out" })).rejects.toThrow(ForbiddenError)
  await expect(listOptOuts({ ...ctx, actor: testUser("agent") }, {})).rejects.toThrow(ForbiddenError)
  expect(await questions()).toHaveLength(1)
})

test("thousands of messages at once are too many to decide on, and a text is no id", async () => {
  const questionIds = Array.from({ length: 4_001 }, () => randomUUID())
  await expect(decideOptOuts(ctx, { questionIds, decision: "opted_out" })).rejects.toThrow()
  await expect(decideOptOuts(ctx, { questionIds: ["1"], decision: "opted_out" })).rejects.toThrow()
  await expect(decideOptOuts(ctx, { questionIds: [], decision: "opted_out" })).rejects.toThrow()
})

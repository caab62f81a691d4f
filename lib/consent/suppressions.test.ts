import { randomUUID } from "node:crypto"
import { expect, test } from "vitest"
import { addressKey } from "#lib/addresses/address-key.ts"
import { auditEntries } from "#lib/audit/testing/audit-entries.ts"
import { liftByStart } from "#lib/opt-outs/lift-by-start.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { ConflictError, ForbiddenError, InvalidInputError, NotFoundError } from "#lib/platform/errors.ts"
import { accountPerTest, worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { strangerCtx, testUser } from "#lib/platform/testing/test-ctx.ts"
import type { Role } from "#prisma/generated/enums.ts"
import { addSuppression } from "./add-suppression.ts"
import { listSuppressions } from "./list-suppressions.ts"
import { removeSuppression } from "./remove-suppression.ts"
import { suppress } from "./suppress.ts"
import type { SuppressionReason } from "./suppression-reason.ts"

const world = worldPerFile()
const admin = { actor: testUser("admin") }
const { ctx } = accountPerTest(world, admin)

const address = "+16005550100"
const as = (role: Role): Ctx => ({ ...ctx, actor: testUser(role) })
const suppression = (reason: SuppressionReason) => ({
  channel: "sms" as const,
  addressKey: addressKey(ctx.accountId, "sms", address),
  address,
  reason,
  source: "inbound" as const,
})
const suppressFor = (reason: SuppressionReason) =>
  world.db.$transaction((tx) => suppress(tx, ctx, suppression(reason)))
const start = () =>
  world.db.$transaction((tx) => {
    const { channel, addressKey: key } = suppression("consumer_stop")
    const heard = { heardAt: new Date(), word: "start" as const, providerId: randomUUID() }
    return liftByStart(tx, ctx, { channel, addressKey: key, ...heard })
  })
const audits = () => auditEntries(world.db, { accountId: ctx.accountId })

test("a number added twice in two forms is one entry and one audit entry without the number", async () => {
  const first = await addSuppression(ctx, { address: "1(600)5550100" })
  const again = await addSuppression(ctx, { address: "+1 600 555 0100" })
  expect(again).toEqual(first)
  expect(first).toMatchObject({ address, reason: { code: "added_by_user" }, refusalToLift: null })
  const entries = await audits()
  expect(entries).toMatchObject([{ action: "suppression.add", subjectId: first.id }])
  expect(JSON.stringify(entries[0]?.detail)).not.toContain("555")
})

test("many at once end as one entry", async () => {
  await Promise.all(Array.from({ length: 8 }, () => suppressFor("consumer_stop")))
  expect(await world.db.suppression.count({ where: { accountId: ctx.accountId } })).toBe(1)
  expect(await audits()).toHaveLength(1)
})

test("a stronger ground replaces a weaker, never the other way", async () => {
  const grounds: SuppressionReason[] = [
    "consumer_stop",
    "added_by_user",
    "provider_opt_out",
    "blocked_by_law",
  ]
  const seen: string[] = []
  for (const ground of grounds) {
    await suppressFor(ground)
    seen.push((await listSuppressions(ctx, {})).items[0]?.reason.code ?? "")
  }
  expect(seen).toEqual(["consumer_stop", "consumer_stop", "consumer_stop", "blocked_by_law"])
})

test("a person may lift only what a person put there, and learns that START is needed for the rest", async () => {
  const own = await addSuppression(ctx, { address })
  await removeSuppression(ctx, { suppressionId: own.id })
  await suppressFor("consumer_stop")
  const [stopped] = (await listSuppressions(ctx, {})).items
  expect(stopped?.refusalToLift).toMatch(/START/)
  await expect(removeSuppression(ctx, { suppressionId: stopped?.id ?? "" })).rejects.toThrow(ConflictError)
  await expect(removeSuppression(ctx, { suppressionId: stopped?.id ?? "" })).rejects.toThrow(/text START/)
  expect(await start()).toBe(true)
  expect(await start()).toBe(false)
  expect((await audits()).map((entry) => entry.action)).toEqual([
    "suppression.add",
    "suppression.remove",
    "suppression.add",
    "suppression.remove",
  ])
})

test("START lifts an opt-out, not what the brand or the law decided", async () => {
  for (const ground of ["added_by_user", "blocked_by_law"] as const) {
    await suppressFor(ground)
    expect(await start()).toBe(false)
  }
})

test("the list is searched by any part of the number, sorted and paged", async () => {
  for (const last of ["0101", "0102", "0203"]) await addSuppression(ctx, { address: `+1600555${last}` })
  const found = await listSuppressions(ctx, { search: "(600) 555-01", sort: "address", direction: "asc" })
  expect(found.items.map((item) => item.address)).toEqual(["+16005550101", "+16005550102"])
  const second = await listSuppressions(ctx, { sort: "address", direction: "asc", page: 2, pageSize: 2 })
  expect(second).toMatchObject({ total: 3, items: [{ address: "+16005550203" }] })
  expect((await listSuppressions(ctx, { search: "nobody" })).total).toBe(0)
})

test.each(["", "hello", "12", "+1 600 555 0100 ext 5", "\u0000", "😀", "9".repeat(65)])(
  "%j is refused as a number",
  async (bad) => {
    const refused = expect(addSuppression(ctx, { address: bad })).rejects
    await (bad.length > 64 ? refused.toThrow() : refused.toThrow(InvalidInputError))
    expect(await audits()).toHaveLength(0)
  },
)

test("roles: managers add, LPA reads, only Admin removes, agents see nothing", async () => {
  const { id } = await addSuppression(as("campaign_manager"), { address })
  await expect(addSuppression(as("lpa"), { address })).rejects.toThrow(ForbiddenError)
  await expect(removeSuppression(as("campaign_manager"), { suppressionId: id })).rejects.toThrow(
    ForbiddenError,
  )
  expect((await listSuppressions(as("lpa"), {})).total).toBe(1)
  await expect(listSuppressions(as("agent"), {})).rejects.toThrow(ForbiddenError)
})

test("another account sees and removes nothing", async () => {
  const { id } = await addSuppression(ctx, { address })
  const other = await strangerCtx(world.db, admin)
  expect((await listSuppressions(other, {})).total).toBe(0)
  await expect(removeSuppression(other, { suppressionId: id })).rejects.toThrow(NotFoundError)
  expect((await listSuppressions(ctx, {})).total).toBe(1)
})

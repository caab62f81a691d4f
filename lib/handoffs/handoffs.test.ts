import { beforeAll, expect, test } from "vitest"
import { z } from "zod"
import { auditActions } from "#lib/audit/testing/audit-entries.ts"
import { ConflictError, ForbiddenError, InvalidInputError, NotFoundError } from "#lib/platform/errors.ts"
import { filledBy } from "#lib/platform/testing/filled-by.ts"
import { worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { createTestAccount, testCtx, testUser } from "#lib/platform/testing/test-ctx.ts"
import type { Role } from "#prisma/generated/client.ts"
import { createHandoff } from "./create-handoff.ts"
import { deleteHandoff } from "./delete-handoff.ts"
import { getHandoff } from "./get-handoff.ts"
import { handoffOptOutText } from "./handoff-rules.ts"
import { listHandoffs } from "./list-handoffs.ts"
import { updateHandoff } from "./update-handoff.ts"

const world = worldPerFile()
const brand = filledBy(beforeAll, () => createTestAccount(world.db))
const other = filledBy(beforeAll, () => createTestAccount(world.db))

const ctxAs = (role: Role = "campaign_manager", { accountId } = brand) =>
  testCtx(world.db, accountId, { actor: testUser(role, "Casey") })

let count = 0
const fields = (overrides: object = {}) => ({
  title: `Reminder ${++count}`,
  senderId: brand.senderId,
  templateId: null,
  text: "Hi {{1}}, you owe {{2}}",
  optOutText: handoffOptOutText,
  lookbackMinutes: 43_200,
  routeAllWithinLookback: false,
  ...overrides,
})

test("a handoff gets an id of H and 15 digits, and counts its variables", async () => {
  const handoff = await createHandoff(
    ctxAs(),
    fields({ title: " Bills – März 😀 ", text: "A {{ 2 }} b {{1}} {{1}}" }),
  )
  expect(handoff).toMatchObject({
    id: expect.stringMatching(/^H[1-9]\d{14}$/),
    title: "Bills – März 😀",
    channel: "sms",
    variableCount: 2,
    createdByName: "Casey",
    sender: { id: brand.senderId, label: "Main", enabled: true },
  })
  expect(await getHandoff(ctxAs("lpa"), { handoffId: handoff.id })).toEqual(handoff)
  expect(await auditActions(world.db, { subjectId: handoff.id })).toEqual(["handoff.create"])
})

test.each<[string, object]>([
  ["title", { title: "" }],
  ["title", { title: "a <b> c" }],
  ["title", { title: "x".repeat(256) }],
  ["title", { title: "a\u0000" }],
  ["title", { title: 5 }],
  ["senderId", { senderId: "13235550100" }],
  ["text", { text: "  " }],
  ["text", { text: "x".repeat(1601) }],
  ["text", { text: "x".repeat(1590) }],
  ["text", { text: "bell \u0007" }],
  ["text", { text: "only {{2}}" }],
  ["text", { text: "{{0}} and {{1}}" }],
  ["text", { text: "{{1}} {{999}}" }],
  ["optOutText", { optOutText: null }],
  ["lookbackMinutes", { lookbackMinutes: 59 }],
  ["lookbackMinutes", { lookbackMinutes: 43_201 }],
  ["lookbackMinutes", { lookbackMinutes: 90.5 }],
  ["lookbackMinutes", { lookbackMinutes: "90" }],
  ["routeAllWithinLookback", { routeAllWithinLookback: "no" }],
])("a wrong %s is refused (case %#)", async (path, wrong) => {
  const error: unknown = await createHandoff(ctxAs(), fields(wrong) as never).catch((thrown) => thrown)
  expect(error).toBeInstanceOf(z.ZodError)
  expect(new Set((error as z.ZodError).issues.map((issue) => issue.path.join(".")))).toEqual(new Set([path]))
})

test("another account's number cannot be used", async () => {
  const stolen = createHandoff(ctxAs(), fields({ senderId: other.senderId }))
  await expect(stolen).rejects.toMatchObject({ fields: [{ path: "senderId" }] })
})

test("a title is taken once in an account, also by two people at once, until its handoff is deleted", async () => {
  const attempts = Array.from({ length: 4 }, () => createHandoff(ctxAs(), fields({ title: "Twice" })))
  const results = await Promise.allSettled(attempts)
  const [first] = results.filter((result) => result.status === "fulfilled").map(({ value }) => value)
  const refusals = results.filter((result) => result.status === "rejected").map(({ reason }) => reason)
  expect(refusals).toHaveLength(3)
  for (const refusal of refusals) expect(refusal).toMatchObject({ fields: [{ path: "title" }] })
  await expect(createHandoff(ctxAs(), fields({ title: "TWICE" }))).rejects.toBeInstanceOf(InvalidInputError)
  await createHandoff(ctxAs("admin", other), fields({ title: "Twice", senderId: other.senderId }))
  await deleteHandoff(ctxAs(), { handoffId: first?.id ?? "" })
  await createHandoff(ctxAs(), fields({ title: "Twice" }))
})

test("a change needs the version that was edited", async () => {
  const handoff = await createHandoff(ctxAs(), fields())
  const change = { ...fields({ text: "Plain" }), handoffId: handoff.id, updatedAt: handoff.updatedAt }
  const changed = await updateHandoff(ctxAs("admin"), change)
  expect(changed).toMatchObject({ text: "Plain", variableCount: 0, id: handoff.id, createdByName: "Casey" })
  await expect(updateHandoff(ctxAs(), change)).rejects.toBeInstanceOf(ConflictError)
  expect(await getHandoff(ctxAs(), { handoffId: handoff.id })).toEqual(changed)
})

test("a deleted handoff is gone for everybody, once", async () => {
  const handoff = await createHandoff(ctxAs(), fields())
  await deleteHandoff(ctxAs(), { handoffId: handoff.id })
  await expect(getHandoff(ctxAs(), { handoffId: "H\0" })).rejects.toBeInstanceOf(NotFoundError)
  const again = { ...fields(), handoffId: handoff.id, updatedAt: handoff.updatedAt }
  for (const attempt of [
    () => deleteHandoff(ctxAs(), { handoffId: handoff.id }),
    () => getHandoff(ctxAs(), { handoffId: handoff.id }),
    () => updateHandoff(ctxAs(), again),
  ])
    await expect(attempt()).rejects.toBeInstanceOf(NotFoundError)
})

test("another account reaches none of it", async () => {
  const handoff = await createHandoff(ctxAs(), fields())
  const foreign = ctxAs("admin", other)
  const stolen = {
    ...fields({ senderId: other.senderId }),
    handoffId: handoff.id,
    updatedAt: handoff.updatedAt,
  }
  await expect(getHandoff(foreign, { handoffId: handoff.id })).rejects.toBeInstanceOf(NotFoundError)
  await expect(updateHandoff(foreign, stolen)).rejects.toBeInstanceOf(NotFoundError)
  await expect(deleteHandoff(foreign, { handoffId: handoff.id })).rejects.toBeInstanceOf(NotFoundError)
  const { items } = await listHandoffs(foreign, {})
  expect(items.map(({ id }) => id)).not.toContain(handoff.id)
})

test("the roles of the wire contract, section 9.1", async () => {
  const handoff = await createHandoff(ctxAs("admin"), fields())
  for (const role of ["lpa", "agent", "agent_manager"] as const) {
    await expect(createHandoff(ctxAs(role), fields())).rejects.toBeInstanceOf(ForbiddenError)
    await expect(deleteHandoff(ctxAs(role), { handoffId: handoff.id })).rejects.toBeInstanceOf(ForbiddenError)
  }
  await expect(listHandoffs(ctxAs("agent"), {})).rejects.toBeInstanceOf(ForbiddenError)
})

test("the list is searched, sorted and paged", async () => {
  const mine = await createTestAccount(world.db)
  const ctx = ctxAs("admin", mine)
  for (const title of ["beta", "Alpha", "gamma 50%", "delta"])
    await createHandoff(ctx, fields({ title, senderId: mine.senderId }))
  const titles = async (input: object) => (await listHandoffs(ctx, input)).items.map(({ title }) => title)
  expect(await titles({})).toEqual(["delta", "gamma 50%", "Alpha", "beta"])
  expect(await titles({ sort: "title", direction: "asc", pageSize: 3 })).toEqual(["Alpha", "beta", "delta"])
  expect(await titles({ sort: "title", direction: "asc", pageSize: "3", page: "2" })).toEqual(["gamma 50%"])
  expect(await titles({ search: "ALPH" })).toEqual(["Alpha"])
  expect(await titles({ search: "nothing\0" })).toEqual([])
  expect(await titles({ search: "%" })).toEqual(["gamma 50%"])
  expect(await titles({ sort: "senderId; drop", direction: "up", page: "-1" })).toHaveLength(4)
  const [first] = (await listHandoffs(ctx, {})).items
  expect(await titles({ search: first?.id.slice(3, 12) })).toEqual(["delta"])
  expect(await listHandoffs(ctx, { pageSize: 3 })).toMatchObject({ total: 4, page: 1, pageSize: 3 })
})

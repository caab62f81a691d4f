import { expect, test } from "vitest"
import { accountPerTest, worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { createTestAccount } from "#lib/platform/testing/test-ctx.ts"
import { getSignedInUser } from "./get-signed-in-user.ts"
import { signInUser } from "./sign-in-user.ts"
import { startSession } from "./start-session.ts"

const world = worldPerFile()
const { ctx } = accountPerTest(world)

const person = (subject: string, changes = {}) => ({
  subject,
  login: "ada@brand.example",
  name: "Ada",
  accountId: ctx.accountId,
  roles: ["Campaign Manager"],
  origin: "192.0.2.7",
  ...changes,
})
async function sessionOf(subject: string, accountId = ctx.accountId) {
  const claims = { accountId, subject }
  return { ...claims, sessionId: await startSession(ctx, { ...claims, providerSessionId: null }) }
}
const rowsOf = (subject: string) => world.db.user.findMany({ where: { subject } })

test("the first sign-in makes the person known, and says so in the audit log", async () => {
  expect(await signInUser(ctx, person("first"))).toBeNull()
  const user = await getSignedInUser(ctx, await sessionOf("first"))
  expect(user).toMatchObject({ name: "Ada", role: "campaign_manager", accountName: `Brand ${ctx.accountId}` })
  const entries = await world.db.auditEntry.findMany({ where: { subjectId: user.id } })
  expect(entries).toMatchObject([{ action: "user.sign_in", actorName: "Ada", origin: "192.0.2.7" }])
})

test("a later sign-in brings the role and the name of that day, in the sessions of before too", async () => {
  await signInUser(ctx, person("later"))
  const older = await sessionOf("later")
  await signInUser(ctx, person("later", { roles: ["lpa"], name: "Ada Lovelace" }))
  expect(await rowsOf("later")).toMatchObject([{ role: "lpa", name: "Ada Lovelace" }])
  expect(await getSignedInUser(ctx, older)).toMatchObject({ role: "lpa" })
  const entries = await world.db.auditEntry.findMany({ where: { actorName: "Ada Lovelace" } })
  expect(entries).toMatchObject([{ detail: { role: "lpa", roleBefore: "campaign_manager" } }])
})

test.each([
  ["unknown_account", { accountId: "99999999999" }],
  ["unknown_account", { accountId: "" }],
  ["unknown_role", { roles: ["bookkeeper"] }],
  ["unknown_role", { roles: [] }],
])("%s keeps a person out and leaves no trace", async (refusal, changes) => {
  const subject = `out-${JSON.stringify(changes)}`
  expect(await signInUser(ctx, person(subject, changes))).toBe(refusal)
  expect(await rowsOf(subject)).toEqual([])
})

test("who has no role any more is out on all devices, once any of them asks the provider", async () => {
  await signInUser(ctx, person("lost"))
  const laptop = await sessionOf("lost")
  expect(await signInUser(ctx, person("lost", { roles: ["bookkeeper"] }))).toBe("unknown_role")
  await expect(getSignedInUser(ctx, laptop)).rejects.toMatchObject({ code: "unauthenticated" })
  const entries = await world.db.auditEntry.findMany({ where: { action: "user.end_sessions" } })
  expect(entries).toMatchObject([{ actorName: "identity provider", detail: { sessions: 1 } }])
})

test("a disabled person stays outside at the door, which leaves no trace", async () => {
  await signInUser(ctx, person("leaver"))
  await world.db.user.updateMany({ where: { subject: "leaver" }, data: { disabledAt: new Date() } })
  const before = await rowsOf("leaver")
  expect(await signInUser(ctx, person("leaver", { name: "Somebody", roles: ["admin"] }))).toBe("disabled")
  expect(await rowsOf("leaver")).toEqual(before)
  expect(await world.db.auditEntry.count({ where: { actorName: "Somebody" } })).toBe(0)
})

test("the same login at two brands is two people", async () => {
  const other = await createTestAccount(world.db)
  await signInUser(ctx, person("both"))
  await signInUser(ctx, person("both", { accountId: other.accountId, roles: ["admin"] }))
  const seen = await getSignedInUser(ctx, await sessionOf("both"))
  expect(seen.role).toBe("campaign_manager")
})

import { expect, test, vi } from "vitest"
import { getSignedInUser } from "#lib/accounts/sessions/get-signed-in-user.ts"
import { signInUser } from "#lib/accounts/sessions/sign-in-user.ts"
import { startSession } from "#lib/accounts/sessions/start-session.ts"
import { auditActions } from "#lib/audit/testing/audit-entries.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { type Database, longTransaction } from "#lib/platform/db.ts"
import { ConflictError, ForbiddenError, NotFoundError } from "#lib/platform/errors.ts"
import { accountPerTest, worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { strangerCtx, testUser } from "#lib/platform/testing/test-ctx.ts"
import type { Role } from "#prisma/generated/enums.ts"
import { disablePerson } from "./disable-person.ts"
import { enablePerson } from "./enable-person.ts"
import { endPersonSessions } from "./end-person-sessions.ts"
import { listPeople } from "./list-people.ts"
import { lockPerson } from "./lock-person.ts"

const world = worldPerFile()
const { ctx: manager } = accountPerTest(world)

/** Lets somebody in; answers the context in which they act and the claims of their session. */
async function signIn(name: string, role: Role, of: Ctx = manager) {
  const claims = { accountId: of.accountId, subject: name }
  const login = `${name.toLowerCase()}@brand.example`
  await signInUser(of, { ...claims, login, name, roles: [role], origin: null })
  const sessionId = await startSession(of, { ...claims, providerSessionId: null })
  const user = await getSignedInUser(of, { ...claims, sessionId })
  const ctx: Ctx = { ...of, actor: { kind: "user", id: user.id, name, role } }
  return { ctx, personId: user.id, claims: { ...claims, sessionId } }
}

/** True once a connection waits for another's lock. */
async function isSomebodyWaiting(db: Database): Promise<boolean> {
  const [row] = await db.$queryRaw<[{ waiting: boolean }]>`
    SELECT EXISTS (SELECT FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event_type = 'Lock') AS waiting`
  return row.waiting
}

test("a disabled person's next request is refused with whom to ask, and so is their sign-in", async () => {
  const [ada, bo] = [await signIn("Ada", "admin"), await signIn("Bo", "campaign_manager")]
  await disablePerson(ada.ctx, bo)
  await disablePerson(ada.ctx, bo)
  await expect(getSignedInUser(manager, bo.claims)).rejects.toMatchObject({
    code: "access_disabled",
    message: "Your access was switched off. Ask Ada to switch it on again",
  })
  const again = { ...bo.claims, login: "bo", name: "Bo", roles: ["admin"], origin: null }
  expect(await signInUser(manager, again)).toBe("disabled")
  await expect(startSession(manager, { ...bo.claims, providerSessionId: null })).rejects.toThrow()
  expect(await auditActions(world.db, { subjectId: bo.personId })).toEqual(["user.sign_in", "user.disable"])
})

test("who is let in again signs in anew: cookies of before stay worthless", async () => {
  const [ada, bo] = [await signIn("Ada", "admin"), await signIn("Bo", "agent")]
  await disablePerson(ada.ctx, bo)
  await enablePerson(ada.ctx, bo)
  await expect(getSignedInUser(manager, bo.claims)).rejects.toMatchObject({ code: "unauthenticated" })
  const anew = await signIn("Bo", "agent")
  expect(await getSignedInUser(manager, anew.claims)).toMatchObject({ name: "Bo" })
})

test("a sign-in that is under way while its person is shut out opens nothing, also once they are let in", async () => {
  const [ada, bo] = [await signIn("Ada", "admin"), await signIn("Bo", "agent")]
  const started = await world.db.$transaction(async (tx) => {
    const { person } = await lockPerson(tx, manager, bo.personId)
    await tx.user.update({ where: { id: person.id }, data: { disabledAt: new Date() } })
    const starting = startSession(manager, { ...bo.claims, providerSessionId: null }).catch(() => null)
    await vi.waitUntil(() => isSomebodyWaiting(world.db), { timeout: 20_000 })
    return { starting }
  }, longTransaction)
  expect(await started.starting).toBeNull()
  await enablePerson(ada.ctx, bo)
  const open = await world.db.userSession.findMany({ where: { userId: bo.personId, endedAt: null } })
  expect(open).toEqual([])
})

test("letting somebody in ends what a process of another version began meanwhile", async () => {
  const [ada, bo] = [await signIn("Ada", "admin"), await signIn("Bo", "agent")]
  await disablePerson(ada.ctx, bo)
  await world.db.userSession.update({ where: { id: bo.claims.sessionId }, data: { endedAt: null } })
  await enablePerson(ada.ctx, bo)
  await expect(getSignedInUser(manager, bo.claims)).rejects.toMatchObject({ code: "unauthenticated" })
})

test("ending somebody's sessions ends all of them, and they may sign in again", async () => {
  const [ada, bo, boOnPhone] = [
    await signIn("Ada", "admin"),
    await signIn("Bo", "lpa"),
    await signIn("Bo", "lpa"),
  ]
  await endPersonSessions(ada.ctx, bo)
  for (const { claims } of [bo, boOnPhone])
    await expect(getSignedInUser(manager, claims)).rejects.toMatchObject({ code: "unauthenticated" })
  await signIn("Bo", "lpa")
  expect(await auditActions(world.db, { action: "user.end_sessions", subjectId: bo.personId })).toHaveLength(
    1,
  )
})

test("nobody shuts out themselves or the last admin", async () => {
  const ada = await signIn("Ada", "admin")
  await expect(disablePerson(ada.ctx, ada)).rejects.toThrow("ask another Admin")
  const job: Ctx = { ...manager, actor: { kind: "job", id: "job", name: "job" } }
  await expect(disablePerson(job, ada)).rejects.toThrow("Ada is the last Admin")
  const bo = await signIn("Bo", "admin")
  await disablePerson(bo.ctx, ada)
  await expect(disablePerson(job, bo)).rejects.toThrow("Bo is the last Admin")
})

test("of admins who shut each other out at the same moment, one stays", async () => {
  for (let round = 0; round < 5; round += 1) {
    const [ada, bo] = [await signIn(`Ada ${round}`, "admin"), await signIn(`Bo ${round}`, "admin")]
    await world.db.user.updateMany({
      where: { accountId: manager.accountId, id: { notIn: [ada.personId, bo.personId] } },
      data: { disabledAt: new Date() },
    })
    const answers = await Promise.allSettled([disablePerson(ada.ctx, bo), disablePerson(bo.ctx, ada)])
    expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"])
    const refused = answers.find((answer) => answer.status === "rejected")
    expect(refused?.reason).toBeInstanceOf(ConflictError)
  }
})

test("only an Admin decides who may enter, and LPA looks on", async () => {
  const [ada, bo] = [await signIn("Ada", "admin"), await signIn("Bo", "agent")]
  const as = (role: Role): Ctx => ({ ...manager, actor: testUser(role) })
  for (const role of ["campaign_manager", "lpa", "agent", "agent_manager"] as const)
    for (const verb of [disablePerson, enablePerson, endPersonSessions])
      await expect(verb(as(role), bo)).rejects.toBeInstanceOf(ForbiddenError)
  for (const role of ["campaign_manager", "agent", "agent_manager"] as const)
    await expect(listPeople(as(role), {})).rejects.toBeInstanceOf(ForbiddenError)
  expect((await listPeople(as("lpa"), {})).total).toBe(2)
  expect((await listPeople(ada.ctx, {})).total).toBe(2)
})

test("another account's people can neither be seen nor touched", async () => {
  const bo = await signIn("Bo", "agent")
  const stranger = await strangerCtx(world.db, { actor: testUser("admin") })
  for (const verb of [disablePerson, enablePerson, endPersonSessions])
    await expect(verb(stranger, bo)).rejects.toBeInstanceOf(NotFoundError)
  expect((await listPeople(stranger, {})).total).toBe(0)
  await expect(getSignedInUser(manager, bo.claims)).resolves.toBeTruthy()
})

test("people are found, sorted and paged, with the sessions that open something", async () => {
  const ada = await signIn("Ada", "admin")
  await signIn("Zoe", "agent")
  await signIn("Zoe", "agent")
  const old = await signIn("Bo", "agent")
  const anHourAgo = { lastSeenAt: new Date(Date.now() - 3_600_000) }
  await world.db.userSession.update({ where: { id: old.claims.sessionId }, data: anHourAgo })
  await disablePerson(ada.ctx, await signIn("Cy", "lpa"))
  const names = async (input: Parameters<typeof listPeople>[1]) =>
    (await listPeople(ada.ctx, input)).items.map(({ name, sessions }) => `${name} ${sessions}`)
  expect(await names({ sort: "name", direction: "asc" })).toEqual(["Ada 1", "Bo 0", "Cy 0", "Zoe 2"])
  expect(await names({ sort: "sessions", direction: "desc", pageSize: 1 })).toEqual(["Zoe 2"])
  expect(await names({ sort: "name", direction: "asc", page: 2, pageSize: 3 })).toEqual(["Zoe 2"])
  expect(await names({ search: "ZOE@" })).toEqual(["Zoe 2"])
  expect(await names({ search: "_" })).toEqual([])
  expect(await names({ role: "agent", sort: "name", direction: "asc" })).toEqual(["Bo 0", "Zoe 2"])
  expect(await names({ access: "disabled" })).toEqual(["Cy 0"])
  expect(await names({ access: "enabled", search: "cy" })).toEqual([])
})

import { expect, test } from "vitest"
import { auditActions } from "#lib/audit/testing/audit-entries.ts"
import { env } from "#lib/platform/env.ts"
import { accountPerTest, worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { strangerCtx } from "#lib/platform/testing/test-ctx.ts"
import { deleteEndedSessions } from "./delete-ended-sessions.ts"
import { getSignedInUser, type SessionClaims } from "./get-signed-in-user.ts"
import { recordSeen } from "./record-seen.ts"
import { signInUser } from "./sign-in-user.ts"
import { signOutUser } from "./sign-out-user.ts"
import { startSession } from "./start-session.ts"

const world = worldPerFile()
const { ctx } = accountPerTest(world)

async function signIn(subject = "ada", accountId = ctx.accountId): Promise<SessionClaims> {
  const person = { login: "ada@brand.example", name: "Ada", roles: ["admin"], origin: null }
  expect(await signInUser(ctx, { ...person, subject, accountId })).toBeNull()
  const sessionId = await startSession(ctx, { accountId, subject, providerSessionId: null })
  return { accountId, subject, sessionId }
}

const signOut = (claims: SessionClaims, everywhere = false) =>
  signOutUser(ctx, { ...claims, everywhere, origin: "192.0.2.7" })
const isLive = (claims: SessionClaims) =>
  getSignedInUser(ctx, claims).then(
    () => true,
    (error) => {
      expect(error).toMatchObject({ code: "unauthenticated" })
      return false
    },
  )

test("a sign-out ends that session for every copy of its cookie, and no session of another device", async () => {
  const [laptop, phone] = [await signIn(), await signIn()]
  const copy = { ...laptop }
  await signOut(laptop)
  expect([await isLive(laptop), await isLive(copy), await isLive(phone)]).toEqual([false, false, true])
  expect(await auditActions(world.db, { accountId: ctx.accountId, action: "user.sign_out" })).toHaveLength(1)
})

test("signing out everywhere ends all sessions of the person and nobody else's", async () => {
  const [laptop, phone, other] = [await signIn(), await signIn(), await signIn("bo")]
  await signOut(laptop, true)
  expect([await isLive(laptop), await isLive(phone), await isLive(other)]).toEqual([false, false, true])
})

test("a copy of a cookie that was signed out ends no other session, also not everywhere", async () => {
  const [laptop, phone] = [await signIn(), await signIn()]
  await signOut(laptop)
  await signOut(laptop, true)
  expect(await isLive(phone)).toBe(true)
})

test("a session opens its own person at its own account only", async () => {
  const stranger = await strangerCtx(world.db)
  const [ada, bo, elsewhere] = [await signIn(), await signIn("bo"), await signIn("ada", stranger.accountId)]
  expect(await isLive({ ...ada, subject: bo.subject })).toBe(false)
  expect(await isLive({ ...ada, accountId: stranger.accountId })).toBe(false)
  await signOut({ ...elsewhere, accountId: ctx.accountId }, true)
  expect(await isLive(elsewhere)).toBe(true)
  expect(await isLive({ ...ada, sessionId: "018f2f6e-0000-7000-8000-000000000000" })).toBe(false)
})

test("when a person was last seen follows their sessions, until these end", async () => {
  const claims = await signIn()
  const at = (iso: string) => ({ ...ctx, clock: { now: () => new Date(iso) } })
  const lastSeen = async () =>
    (await world.db.user.findFirstOrThrow({ where: { accountId: ctx.accountId } })).lastSeenAt.toISOString()
  await recordSeen(at("2027-01-01T10:00:00.000Z"), claims)
  expect(await lastSeen()).toBe("2027-01-01T10:00:00.000Z")
  await signOut(claims)
  await recordSeen(at("2027-01-01T11:00:00.000Z"), claims)
  expect(await lastSeen()).toBe("2027-01-01T10:00:00.000Z")
})

test("with a session ends what the provider gave to ask about it", async () => {
  const claims = await signIn()
  await world.db.userSession.updateMany({ data: { refreshTokenSealed: "sealed" } })
  await signOut(claims)
  expect(await world.db.userSession.findUniqueOrThrow({ where: { id: claims.sessionId } })).toMatchObject({
    endedAt: expect.any(Date),
    refreshTokenSealed: null,
  })
})

test("sessions that are over lose their token at once and are forgotten a week later, living ones never", async () => {
  const hoursMs = 3_600_000
  const weekMs = 7 * 24 * hoursMs
  const longestMs = env().SESSION_ABSOLUTE_HOURS * hoursMs
  const ago = (ms: number) => new Date(Date.now() - ms)
  const sessions: [string, { startedAt: Date; endedAt?: Date }][] = [
    ["lives", { startedAt: ago(longestMs - hoursMs) }],
    ["too old", { startedAt: ago(longestMs + hoursMs) }],
    ["long too old", { startedAt: ago(longestMs + weekMs + hoursMs) }],
    ["ended", { startedAt: ago(weekMs), endedAt: ago(weekMs - hoursMs) }],
    ["long ended", { startedAt: ago(weekMs + 2 * hoursMs), endedAt: ago(weekMs + hoursMs) }],
  ]
  for (const [providerSessionId, changes] of sessions) {
    const { sessionId: id } = await signIn()
    const data = { providerSessionId, refreshTokenSealed: "sealed", ...changes }
    await world.db.userSession.update({ where: { id }, data })
  }
  await deleteEndedSessions(ctx)
  const left = await world.db.userSession.findMany({
    where: { user: { accountId: ctx.accountId } },
    select: { providerSessionId: true, refreshTokenSealed: true },
    orderBy: { providerSessionId: "asc" },
  })
  expect(left.map((row) => [row.providerSessionId, row.refreshTokenSealed])).toEqual([
    ["ended", null],
    ["lives", "sealed"],
    ["too old", null],
  ])
})

import { expect, test } from "vitest"
import { z } from "zod"
import { auditActions } from "#lib/audit/testing/audit-entries.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { ForbiddenError, NotFoundError } from "#lib/platform/errors.ts"
import { accountPerTest, worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { strangerCtx, testUser } from "#lib/platform/testing/test-ctx.ts"
import type { Role } from "#prisma/generated/enums.ts"
import { authenticateApiClient } from "./authenticate-api-client.ts"
import { createApiClient } from "./create-api-client.ts"
import { listApiClients } from "./list-api-clients.ts"
import { listOwnerChoices } from "./list-owner-choices.ts"
import { revokeApiClient } from "./revoke-api-client.ts"
import { updateApiClient } from "./update-api-client.ts"

const world = worldPerFile()
const { account, ctx: manager } = accountPerTest(world)

const ctxAs = (role: Role): Ctx => ({ ...manager, actor: testUser(role, "Ada") })

test("the secret is shown once and only its hash is kept", async () => {
  const { client, secret } = await createApiClient(ctxAs("campaign_manager"), { name: " Backend " })
  const stored = await world.db.apiClient.findUniqueOrThrow({ where: { id: client.id } })
  expect(client).toMatchObject({ name: "Backend", createdBy: "Ada", secretPrefix: secret.slice(0, 6) })
  expect(JSON.stringify(stored)).not.toContain(secret)
  const [listed] = await listApiClients(ctxAs("lpa"))
  expect(listed).toEqual(client)
  expect(listed).not.toHaveProperty("secretHash")
  expect(listed).toMatchObject({ expiresAt: null })
  expect(await auditActions(world.db, { subjectId: client.id })).toEqual(["api_client.create"])
})

test.each(["", "   ", "a".repeat(101), "tab\there", "nul\0", "half \ud83d"])(
  "the name %j is refused",
  (name) => expect(createApiClient(ctxAs("admin"), { name })).rejects.toBeInstanceOf(z.ZodError),
)

test("the roles of the wire contract, section 9.1", async () => {
  await expect(createApiClient(ctxAs("lpa"), { name: "x" })).rejects.toBeInstanceOf(ForbiddenError)
  await expect(listApiClients(ctxAs("agent"))).rejects.toBeInstanceOf(ForbiddenError)
  const { client } = await createApiClient(ctxAs("admin"), { name: "x" })
  const input = { clientId: client.id }
  await expect(revokeApiClient(ctxAs("campaign_manager"), input)).rejects.toBeInstanceOf(ForbiddenError)
})

test("a revoked client no longer authenticates; revoking again changes nothing", async () => {
  const { client, secret } = await createApiClient(ctxAs("admin"), { name: "leaked" })
  const credentials = { accountId: account.accountId, clientId: client.id, clientSecret: secret }
  const ctx = ctxAs("admin")
  await expect(authenticateApiClient(ctx, credentials)).resolves.toMatchObject({ id: client.id })
  await revokeApiClient(ctx, { clientId: client.id })
  await revokeApiClient(ctx, { clientId: client.id })
  await expect(authenticateApiClient(ctx, credentials)).rejects.toThrow("not valid")
  const revocations = { subjectId: client.id, action: "api_client.revoke" }
  expect(await world.db.auditEntry.count({ where: revocations })).toBe(1)
})

test("another account can neither use, see nor revoke a client", async () => {
  const { client, secret } = await createApiClient(ctxAs("admin"), { name: "ours" })
  const foreign = await strangerCtx(world.db, { actor: testUser("admin") })
  await expect(revokeApiClient(foreign, { clientId: client.id })).rejects.toBeInstanceOf(NotFoundError)
  expect(await listApiClients(foreign)).toEqual([])
  const credentials = { accountId: foreign.accountId, clientId: client.id, clientSecret: secret }
  await expect(authenticateApiClient(foreign, credentials)).rejects.toThrow("not valid")
})

test.each([
  ["not-a-uuid", "x"],
  ["018f2f6e-0000-7000-8000-000000000000", "x"],
  ["", ""],
  ["018f2f6e-0000-7000-8000-000000000000", "\0"],
])("unknown credentials %j %j are refused", (clientId, clientSecret) =>
  expect(
    authenticateApiClient(ctxAs("admin"), { accountId: account.accountId, clientId, clientSecret }),
  ).rejects.toThrow("not valid"),
)

const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString()

/** A person of the account, and the context in which they act. */
async function person(name: string, of: Ctx = manager) {
  const known = {
    accountId: of.accountId,
    subject: name,
    login: name.toLowerCase(),
    name,
    role: "admin",
  } as const
  const { id } = await world.db.user.create({ data: known })
  const ctx: Ctx = { ...of, actor: { kind: "user", id, name, role: "admin" } }
  return { id, ctx }
}

test("who creates a client answers for it, unless somebody else of the account is named", async () => {
  const [ada, bo] = [await person("Ada"), await person("Bo")]
  const { client } = await createApiClient(ada.ctx, { name: "mine" })
  expect(client.owner).toMatchObject({ id: ada.id, name: "Ada", disabledAt: null })
  const named = await createApiClient(ada.ctx, { name: "theirs", ownerId: bo.id, expiresAt: inAnHour() })
  expect(named.client.owner?.name).toBe("Bo")
  const entry = await world.db.auditEntry.findFirstOrThrow({ where: { subjectId: named.client.id } })
  expect(entry.detail).toMatchObject({ ownerId: bo.id, expiresAt: expect.stringContaining("T") })
})

test("a stranger, a disabled person and a past end are refused, and nothing is created", async () => {
  const [ada, gone] = [await person("Ada"), await person("Gone")]
  const stranger = await person("Eve", await strangerCtx(world.db))
  await world.db.user.update({ where: { id: gone.id }, data: { disabledAt: new Date() } })
  for (const ownerId of [stranger.id, gone.id])
    await expect(createApiClient(ada.ctx, { name: "x", ownerId })).rejects.toThrow("Choose a person")
  const past = new Date(Date.now() - 1000).toISOString()
  await expect(createApiClient(ada.ctx, { name: "x", expiresAt: past })).rejects.toThrow("in the future")
  await expect(createApiClient(ada.ctx, { name: "x", expiresAt: "soon" })).rejects.toThrow("must be a date")
  expect(await listApiClients(ada.ctx)).toEqual([])
})

test("a client whose owner was disabled goes on and is shown as such, until somebody else answers for it", async () => {
  const [ada, bo] = [await person("Ada"), await person("Bo")]
  const { client, secret } = await createApiClient(ada.ctx, { name: "backend", ownerId: bo.id })
  await world.db.user.update({ where: { id: bo.id }, data: { disabledAt: new Date() } })
  const [flagged] = await listApiClients(ada.ctx)
  expect(flagged?.owner).toMatchObject({ name: "Bo", disabledAt: expect.any(String) })
  const credentials = { accountId: ada.ctx.accountId, clientId: client.id, clientSecret: secret }
  await expect(authenticateApiClient(ada.ctx, credentials)).resolves.toBeTruthy()
  const choices = await listOwnerChoices(ada.ctx, {})
  expect(choices.map(({ name }) => name)).toEqual(["Ada"])
  // What stays as it is, is not asked again.
  await updateApiClient(ada.ctx, { clientId: client.id, ownerId: bo.id, expiresAt: inAnHour() })
  await updateApiClient(ada.ctx, { clientId: client.id, ownerId: ada.id, expiresAt: null })
  expect((await listApiClients(ada.ctx))[0]).toMatchObject({ owner: { name: "Ada" }, expiresAt: null })
  const updates = { subjectId: client.id, action: "api_client.update" }
  expect(await world.db.auditEntry.count({ where: updates })).toBe(2)
})

test("a client that has ended authenticates no more, and again once it has a later end", async () => {
  const ada = await person("Ada")
  const { client, secret } = await createApiClient(ada.ctx, { name: "short", expiresAt: inAnHour() })
  const credentials = { accountId: ada.ctx.accountId, clientId: client.id, clientSecret: secret }
  const later: Ctx = { ...ada.ctx, clock: { now: () => new Date(Date.now() + 3_600_001) } }
  await expect(authenticateApiClient(ada.ctx, credentials)).resolves.toBeTruthy()
  await expect(authenticateApiClient(later, credentials)).rejects.toThrow("This API client ended at")
  await expect(authenticateApiClient(later, { ...credentials, clientSecret: "x" })).rejects.toThrow(
    "not valid",
  )
  const nextDay = new Date(Date.now() + 86_400_000).toISOString()
  await updateApiClient(later, { clientId: client.id, ownerId: ada.id, expiresAt: nextDay })
  await expect(authenticateApiClient(later, credentials)).resolves.toBeTruthy()
})

test("a revoked client and another account's cannot be changed, nor by LPA", async () => {
  const ada = await person("Ada")
  const { client } = await createApiClient(ada.ctx, { name: "x" })
  const change = { clientId: client.id, ownerId: ada.id, expiresAt: null }
  const eve = await person("Eve", await strangerCtx(world.db))
  await expect(updateApiClient(eve.ctx, { ...change, ownerId: eve.id })).rejects.toBeInstanceOf(NotFoundError)
  await expect(updateApiClient(ctxAs("lpa"), change)).rejects.toBeInstanceOf(ForbiddenError)
  await expect(listOwnerChoices(ctxAs("lpa"), {})).rejects.toBeInstanceOf(ForbiddenError)
  await revokeApiClient(ada.ctx, { clientId: client.id })
  await expect(updateApiClient(ada.ctx, change)).rejects.toThrow("revoked for good")
})

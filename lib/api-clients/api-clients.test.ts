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
import { revokeApiClient } from "./revoke-api-client.ts"

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

import { randomUUID } from "node:crypto"
import { describe, expect, test } from "vitest"
import { legsOf, textOf } from "#lib/channels/leg.ts"
import { countVariables } from "#lib/channels/port/text-template.ts"
import { charactersLeft } from "#lib/channels/sms/sms-text.ts"
import { hashSecret, seal, unseal } from "#lib/platform/crypto.ts"
import { worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { testCtx, testUser } from "#lib/platform/testing/test-ctx.ts"
import { getSendingSettings } from "#lib/sending-rules/get-sending-settings.ts"
import { updateSendingSettings } from "#lib/sending-rules/update-sending-settings.ts"
import { alwaysOpen, defaultSmsWindows } from "#lib/windows/receiving-window.ts"
import { seedDemoBrand } from "./seed-demo-brand.ts"
import { withdrawDemoBrand } from "./withdraw-demo-brand.ts"

const world = worldPerFile()

const secret = "a secret of at least thirty-two characters"
const brand = {
  accountId: "10000001",
  senderNumber: "+13235550100",
  skill: "sales",
  handoffId: "H100000000000001",
  handoffIdWithVariables: "H100000000000002",
  apiClient: { id: randomUUID(), secret },
  twilio: { accountSid: "AC1", authToken: "token", baseUrl: "http://localhost:4010" },
}
const where = { id: brand.accountId }
const everything = {
  skills: true,
  senders: { include: { lane: true } },
  handoffs: { include: { legs: true } },
  apiClients: true,
}

test("the brand is complete: it can send, route and be called", async () => {
  await seedDemoBrand(world.db, brand)
  const account = await world.db.account.findUniqueOrThrow({ where, include: everything })
  expect(account.skills.find(({ id }) => id === account.defaultSkillId)?.name).toBe("support")
  expect(account.skills.map(({ name }) => name)).toContain(brand.skill)
  expect(account.senders).toMatchObject([{ address: brand.senderNumber, lane: { ratePerSecond: 10 } }])
  expect(account.apiClients).toMatchObject([{ id: brand.apiClient.id, secretHash: hashSecret(secret) }])
  expect(unseal(account.twilioAuthTokenSealed ?? "")).toBe("token")
  const contents = new Map(account.handoffs.map(({ id, legs }) => [id, textOf(legsOf(legs)[0])]))
  expect(countVariables(contents.get(brand.handoffId)?.text ?? "")).toBe(0)
  expect(countVariables(contents.get(brand.handoffIdWithVariables)?.text ?? "")).toBe(2)
  for (const { text, optOutText } of contents.values())
    expect(charactersLeft(text, optOutText)).toBeGreaterThan(0)
})

test("a second start changes nothing that people changed, and follows the provider's new address", async () => {
  await world.db.handoff.update({ where: { id: brand.handoffId }, data: { title: "Renamed" } })
  await world.db.apiClient.update({ where: { id: brand.apiClient.id }, data: { revokedAt: new Date() } })
  const before = await world.db.account.findUniqueOrThrow({ where, include: everything })
  await seedDemoBrand(world.db, { ...brand, twilio: { ...brand.twilio, baseUrl: "http://localhost:4999" } })
  const after = await world.db.account.findUniqueOrThrow({ where, include: everything })
  const { twilioAuthTokenSealed } = after
  expect(after).toEqual({ ...before, twilioBaseUrl: "http://localhost:4999", twilioAuthTokenSealed })
})

test("with the installation's own provider the brand names none", async () => {
  await seedDemoBrand(world.db, { ...brand, twilio: null })
  expect(await world.db.account.findUniqueOrThrow({ where })).toMatchObject({
    twilioAccountSid: null,
    twilioAuthTokenSealed: null,
    twilioBaseUrl: null,
  })
})

test("it may write at every minute of the week, to numbers of every country and state, until people change that", async () => {
  const other = {
    ...brand,
    accountId: "10000009",
    handoffId: "H100000000000009",
    handoffIdWithVariables: "H100000000000008",
  }
  await seedDemoBrand(world.db, other)
  const ctx = testCtx(world.db, other.accountId, { actor: testUser("admin") })
  const settings = await getSendingSettings(ctx)
  expect(settings).toMatchObject({ windows: alwaysOpen, stateRules: false, fallbackTimeZone: "UTC" })
  const narrow = { timeZone: "UTC", fallbackTimeZone: null, windows: defaultSmsWindows, stateRules: true }
  await updateSendingSettings(ctx, narrow)
  await seedDemoBrand(world.db, other)
  expect(await getSendingSettings(ctx)).toMatchObject(narrow)
})

describe("withdrawn, because a real provider is there", () => {
  const sandbox = { accountId: brand.accountId, clientId: brand.apiClient.id, twilioAccountSid: "AC1" }
  const client = { where: { id: brand.apiClient.id } }

  test("its client is gone and it sends nowhere; both come back with the sandbox", async () => {
    await seedDemoBrand(world.db, brand)
    await world.db.apiClient.update({ ...client, data: { revokedAt: null } })
    await withdrawDemoBrand(world.db, sandbox)
    expect(await world.db.apiClient.findUnique(client)).toBeNull()
    expect(await world.db.account.findUniqueOrThrow({ where })).toMatchObject({
      twilioAccountSid: null,
      twilioAuthTokenSealed: null,
      twilioBaseUrl: null,
    })
    await seedDemoBrand(world.db, brand)
    expect(await world.db.apiClient.findUnique(client)).toMatchObject({ revokedAt: null })
    expect(await world.db.account.findUniqueOrThrow({ where })).toMatchObject({ twilioAccountSid: "AC1" })
  })

  test("a client that a person revoked stays revoked, and a provider that a person set stays", async () => {
    await world.db.apiClient.update({ ...client, data: { revokedAt: new Date() } })
    await world.db.account.update({ where, data: { twilioAccountSid: "ACreal" } })
    await withdrawDemoBrand(world.db, sandbox)
    expect((await world.db.apiClient.findUnique(client))?.revokedAt).toBeTruthy()
    expect(await world.db.account.findUniqueOrThrow({ where })).toMatchObject({ twilioAccountSid: "ACreal" })
  })

  test("where there never was one, there is none after it", async () => {
    await withdrawDemoBrand(world.db, { ...sandbox, accountId: "10000002", clientId: randomUUID() })
    expect(await world.db.account.findUnique({ where: { id: "10000002" } })).toBeNull()
  })
})

test("a Twilio account that a person connected stays", async () => {
  const theirs = { twilioAccountSid: "AC2", twilioAuthTokenSealed: seal("theirs"), twilioBaseUrl: null }
  await world.db.account.update({ where, data: { ...theirs, twilioConnectedAt: new Date() } })
  for (const twilio of [brand.twilio, null]) {
    await seedDemoBrand(world.db, { ...brand, twilio })
    expect(await world.db.account.findUniqueOrThrow({ where })).toMatchObject(theirs)
  }
})

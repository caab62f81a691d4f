import { readFileSync } from "node:fs"
import { parsePhoneNumberFromString } from "libphonenumber-js/max"
import { expect, test } from "vitest"
import { countriesOf } from "#lib/addresses/account-countries.ts"
import { auditEntries } from "#lib/audit/testing/audit-entries.ts"
import { ForbiddenError } from "#lib/platform/errors.ts"
import { accountPerTest, worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { createTestAccount, strangerCtx, testUser } from "#lib/platform/testing/test-ctx.ts"
import { createAccount } from "./create-account.ts"
import { getCountries } from "./get-countries.ts"
import { updateCountries } from "./update-countries.ts"

const world = worldPerFile()
const { account, ctx } = accountPerTest(world)
const admin = () => ({ ...ctx, actor: testUser("admin", "Ada") })

test("an administrator says where the account is at home and where it writes to, and it is audited", async () => {
  const saved = await updateCountries(admin(), { homeCountry: "GB", sendingCountries: ["DE", "GB", "DE"] })
  expect(saved).toMatchObject({ homeCountry: "GB", sendingCountries: ["GB", "DE"], isConfirmed: true })
  expect(await getCountries(ctx)).toEqual(saved)
  expect(saved.countries).toContain("NL")
  const [entry] = await auditEntries(world.db, { accountId: account.accountId })
  expect(entry).toMatchObject({
    action: "account.update_countries",
    actorName: "Ada",
    detail: { homeCountry: "GB", before: "US", sendingCountries: ["GB", "DE"] },
  })
})

test("nobody else does, and of another account nothing changes", async () => {
  const input = { homeCountry: "GB", sendingCountries: [] }
  for (const role of ["campaign_manager", "lpa", "agent"] as const)
    await expect(updateCountries({ ...ctx, actor: testUser(role) }, input)).rejects.toThrow(ForbiddenError)
  await updateCountries({ ...(await strangerCtx(world.db)), actor: testUser("admin") }, input)
  expect(await getCountries(ctx)).toMatchObject({
    ...{ homeCountry: "US", sendingCountries: [], isConfirmed: false },
  })
})

test.each([{ homeCountry: "XX" }, { homeCountry: "" }, { homeCountry: "US", sendingCountries: ["Germany"] }])(
  "%j is refused by name and changes nothing",
  async (input) => {
    const wrong = { sendingCountries: [], ...input } as Parameters<typeof updateCountries>[1]
    await expect(updateCountries(admin(), wrong)).rejects.toThrow(/Choose a country/)
    expect(await getCountries(ctx)).toMatchObject({ homeCountry: "US", sendingCountries: [] })
  },
)

test("a new account names its home country, and that one alone", async () => {
  const given = { id: "76543210", name: "New", skill: "support" }
  await expect(createAccount(world.db, given as Parameters<typeof createAccount>[1])).rejects.toThrow()
  await createAccount(world.db, { ...given, homeCountry: "NL" })
  const created = await world.db.account.findUniqueOrThrow({ where: { id: given.id } })
  expect(created).toMatchObject({ homeCountry: "NL", sendingCountries: ["NL"] })
})

test("territories of a country are named with it", () => {
  const { named, callingCode } = countriesOf({ homeCountry: "US", sendingCountries: ["DE"] })
  expect([...named].sort()).toEqual(["AS", "DE", "GU", "MP", "PR", "US", "VI"])
  expect(callingCode).toBe("1")
})

test("of accounts that were there before, those that write from US area codes alone are at home there", async () => {
  const [, update = ""] = readFileSync(
    new URL("../../prisma/migrations/20261128063000_account_countries/migration.sql", import.meta.url),
    "utf8",
  ).split(/;\n\n/)
  expect(update).toContain("UPDATE")
  const [american, british, both, without, canadian, bahamian] = await Promise.all(
    Array.from({ length: 6 }, () => createTestAccount(world.db)),
  )
  const data = { homeCountry: null }
  await world.db.account.updateMany({ data })
  const sender = (accountId = "", address: string) =>
    world.db.sender.create({ data: { accountId, channel: "sms", address } })
  await world.db.sender.update({ where: { id: british?.senderId ?? "" }, data: { address: "+447400123456" } })
  await sender(both?.accountId, "+447400123457")
  await sender(canadian?.accountId, "+14165550111")
  await sender(bahamian?.accountId, "+12425550111")
  await world.db.lane.delete({ where: { id: without?.senderId ?? "" } })
  await world.db.sender.delete({ where: { id: without?.senderId ?? "" } })
  await world.db.$executeRawUnsafe(update)
  const homes = [american, british, both, without, canadian, bahamian].map(async (one) => {
    const { homeCountry } = await world.db.account.findUniqueOrThrow({ where: { id: one?.accountId ?? "" } })
    return homeCountry
  })
  expect(await Promise.all(homes)).toEqual(["US", null, null, null, null, null])
  const foreign = new Set(update.match(/(?<=')\d{3}(?=')/g))
  for (let area = 200; area < 1_000; area += 1) {
    const { country } = parsePhoneNumberFromString(`+1${area}2345678`) ?? {}
    if (country) expect([area, foreign.has(String(area))]).toEqual([area, !america.includes(country)])
  }
})

/** Naming the US names its territories. */
const america = ["US", "PR", "GU", "VI", "AS", "MP"]

import { expect, test } from "vitest"
import { auditEntries } from "#lib/audit/testing/audit-entries.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { ForbiddenError } from "#lib/platform/errors.ts"
import { accountPerTest, worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { strangerCtx, testUser } from "#lib/platform/testing/test-ctx.ts"
import { getPrices } from "./get-prices.ts"
import { updatePrices } from "./update-prices.ts"

const us = { country: "US", perSegment: "0.0079" }
const table = { currency: "EUR", prices: [us, { country: "DE", perSegment: "0.105" }] }

const world = worldPerFile()
const { ctx } = accountPerTest(world)

const as = (role: "lpa" | "agent"): Ctx => ({ ...ctx, actor: testUser(role) })
const entries = () => auditEntries(world.db, { accountId: ctx.accountId })

test("the table is replaced as a whole, for this account only, and every digit is kept", async () => {
  const other = await strangerCtx(world.db)
  await updatePrices(other, { currency: "GBP", prices: [us] })
  await updatePrices(ctx, table)
  expect(await getPrices(ctx)).toMatchObject({
    currency: "EUR",
    prices: [
      { country: "DE", perSegment: "0.105" },
      { country: "US", perSegment: "0.0079" },
    ],
  })
  await updatePrices(ctx, { currency: "EUR", prices: [{ country: "FR", perSegment: " 1 " }] })
  expect(await getPrices(ctx)).toMatchObject({ prices: [{ country: "FR", perSegment: "1" }] })
  expect(await getPrices(other)).toMatchObject({ currency: "GBP", prices: [us] })
  expect(await entries()).toMatchObject([
    { action: "account.update_prices", detail: table },
    { action: "account.update_prices", actorId: ctx.actor.id },
  ])
})

test.each([
  ["Choose a currency of the list", { ...table, currency: "XYZ" }],
  ["Choose a country of the list", { ...table, prices: [{ ...us, country: "ZZ" }] }],
  ["This country has a price already", { ...table, prices: [us, { ...us, perSegment: "1" }] }],
  ["Write the price as a number", { ...table, prices: [{ ...us, perSegment: "0,05" }] }],
  ["Write the price as a number", { ...table, prices: [{ ...us, perSegment: "-1" }] }],
  ["Write the price as a number", { ...table, prices: [{ ...us, perSegment: "0.123456" }] }],
])("refuses: %s", async (message, input) => {
  await updatePrices(ctx, table)
  await expect(updatePrices(ctx, input)).rejects.toThrow(message)
  expect((await getPrices(ctx)).prices).toHaveLength(2)
  expect(await entries()).toHaveLength(1)
})

test("LPAs see prices and change none; agents see none", async () => {
  expect(await getPrices(as("lpa"))).toMatchObject({ currency: "USD", prices: [] })
  await expect(updatePrices(as("lpa"), table)).rejects.toThrow(ForbiddenError)
  await expect(getPrices(as("agent"))).rejects.toThrow(ForbiddenError)
})

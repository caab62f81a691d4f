import { expect, test } from "vitest"
import { listOpenMonths } from "#lib/ledger/open-months.ts"
import { createTestMessages, testAddresses } from "#lib/ledger/testing/test-messages.ts"
import { explain } from "#lib/platform/testing/explain.ts"
import { accountPerTest, worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { lanesDueStatement, listLanesDue } from "./list-lanes-due.ts"

const world = worldPerFile()
const { account, ctx } = accountPerTest(world)

test("what is due is looked for in the open months, and nowhere else", async () => {
  await world.db.$executeRaw`SELECT add_partition('message', 'month', '2024-01-01', '2024-02-01')`
  await createTestMessages(world.db, account, { addresses: testAddresses(2) })
  const months = await listOpenMonths(world.db)
  expect(await listLanesDue(ctx)).toEqual([{ accountId: account.accountId, laneId: account.senderId }])
  const steps = await explain(world.db, lanesDueStatement(months))
  const read = steps.map((step) => step["Relation Name"]).filter((name) => name?.startsWith("message"))
  const open = months.map((month) => `message_${month.replaceAll("-", "")}`)
  expect(new Set(read)).toEqual(new Set(open))
})

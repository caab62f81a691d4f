import { randomUUID } from "node:crypto"
import { expect, test } from "vitest"
import { listOpenMonths } from "#lib/ledger/open-months.ts"
import { createTestMessages } from "#lib/ledger/testing/test-messages.ts"
import { accountPerTest, worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { claimStatement } from "./claim-statement.ts"

const world = worldPerFile()
const { account } = accountPerTest(world)

type Plan = { "Node Type": string; "Relation Name"?: string; "Index Name"?: string; Plans?: Plan[] }

const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)]

/** A large campaign of which most has left, and what the planner knows of it. */
async function halfSent(rows: number): Promise<void> {
  const { campaignId } = await createTestMessages(world.db, account, { addresses: [] })
  await world.db.$executeRaw`
    INSERT INTO message (account_id, campaign_id, month, lane_id, channel, address, address_key, line, body, segments)
    SELECT account_id, id, month, ${account.senderId}::uuid, channel, '+44', id || line, line, 'Hi', 1
    FROM campaign, generate_series(1, ${rows}::int) line WHERE id = ${campaignId}`
  await world.db.$executeRaw`ANALYZE message`
  await world.db.$executeRaw`
    UPDATE message SET state = 'accepted' WHERE campaign_id = ${campaignId} AND line < ${rows - 500}`
}

test("a claim reads what is due, and nothing of what has left", async () => {
  await halfSent(20_000)
  const request = { laneId: account.senderId, driverId: randomUUID(), token: randomUUID() }
  const statement = claimStatement(
    [{ ...request, batchSize: 100, ratePerSecond: 0 }],
    await listOpenMonths(world.db),
  )
  const [row] = await world.db.$queryRawUnsafe<
    [{ "QUERY PLAN": [{ Plan: Plan & { "Shared Hit Blocks": number } }] }]
  >(`EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${statement.text}`, ...statement.values)
  const { Plan: plan } = row["QUERY PLAN"][0]
  const ledger = nodesOf(plan).filter((node) => /^message_/.test(node["Relation Name"] ?? ""))
  expect(ledger.length).toBeGreaterThan(0)
  expect(ledger.filter((node) => node["Node Type"] === "Seq Scan")).toEqual([])
  expect(plan["Shared Hit Blocks"]).toBeLessThan(6_000)
})

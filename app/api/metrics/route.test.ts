import { afterAll, beforeAll, expect, test } from "vitest"
import { createTestMessages, testAddresses } from "#lib/messages/testing/test-messages.ts"
import { database } from "#lib/platform/db.ts"
import { env } from "#lib/platform/env.ts"
import {
  asProcessDatabase,
  createTestAccount,
  openTestWorld,
  type TestWorld,
} from "#lib/platform/testing/test-ctx.ts"

const bearer = () => `Bearer ${env().METRICS_TOKEN}`
let world: TestWorld
beforeAll(async () => {
  world = await openTestWorld()
  asProcessDatabase(world)
})
afterAll(async () => {
  await database().$disconnect()
  await world.close()
})

async function get(authorization = bearer()): Promise<Response> {
  const { GET } = await import("./route.ts")
  return GET(new Request("http://localhost:3000/api/metrics", { headers: { authorization } }))
}

test("only whoever brings the token reads the metrics", async () => {
  for (const wrong of ["", "Bearer", "Bearer wrong", bearer().replace("Bearer", "Basic")])
    expect((await get(wrong)).status).toBe(401)
  expect((await get()).headers.get("content-type")).toMatch("text/plain")
})

test("every state that is no end is counted, with the age of its oldest", async () => {
  const account = await createTestAccount(world.db)
  const { campaignId, messages } = await createTestMessages(world.db, account, {
    addresses: testAddresses(6),
  })
  await world.db.campaign.update({ where: { id: campaignId }, data: { startedAt: new Date() } })
  const ago = new Date(Date.now() - 100_000)
  const changes = [
    { state: "pending", dueAt: ago },
    { state: "held", dueAt: ago },
    { state: "claimed", leaseUntil: ago },
    { state: "submitted", leaseUntil: ago },
    { state: "unknown", submittedAt: ago },
    { state: "accepted", submittedAt: ago, providerId: "SM1" },
  ] as const
  for (const [index, data] of changes.entries())
    await world.db.message.update({ where: { id: messages[index]?.id ?? "" }, data })
  const text = await (await get()).text()
  for (const { state } of changes) {
    expect(text).toContain(`messaging_messages{state="${state}"} 1`)
    const age = Number(new RegExp(`oldest_seconds\\{state="${state}"\\} ([\\d.]+)`).exec(text)?.[1])
    expect(age, state).toBeGreaterThan(99)
    expect(age, state).toBeLessThan(130)
  }
  expect(text).toContain("messaging_webhook_events_open 0")
  expect(text).toContain('messaging_lanes_stalled{cause="problem"} 0')
})

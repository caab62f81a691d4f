import { expect, test } from "vitest"
import { createTestMessages, testAddresses } from "#lib/ledger/testing/test-messages.ts"
import { env } from "#lib/platform/env.ts"
import { accountPerTest, processWorldPerFile } from "#lib/platform/testing/fixtures.ts"

const bearer = () => `Bearer ${env().METRICS_TOKEN}`
const world = processWorldPerFile()
const { account } = accountPerTest(world)

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
  const { messages } = await createTestMessages(world.db, account, { addresses: testAddresses(6) })
  const ago = new Date(Date.now() - 100_000)
  const changes = [
    { state: "pending", dueAt: ago },
    { state: "held", dueAt: ago },
    { state: "claimed", leaseUntil: ago },
    { state: "submitted", leaseUntil: ago },
    { state: "unknown", submittedAt: ago },
    { state: "accepted", submittedAt: new Date(ago.getTime() - 900_000), providerId: "SM1" },
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

test("a ledger of more messages than 32 bits count has metrics", async () => {
  const { accountId } = account
  await world.db.accountTally.create({ data: { accountId, state: "sent", responded: true, count: 3e9 } })
  const response = await get()
  expect(response.status).toBe(200)
  expect(await response.text()).toContain('messaging_messages{state="sent"} 3000000000')
})

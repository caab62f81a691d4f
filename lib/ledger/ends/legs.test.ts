import fc from "fast-check"
import { beforeEach, expect, test } from "vitest"
import { getTallies } from "#lib/campaigns/progress/get-tallies.ts"
import { connectTwilio, statusWebhook } from "#lib/channels/twilio/testing/test-webhooks.ts"
import { stateRank } from "#lib/ledger/message-state.ts"
import { recipientStatus } from "#lib/ledger/recipient-status.ts"
import { addTestLegs } from "#lib/ledger/testing/test-legs.ts"
import { createTestMessages, messagesOf, testAddresses } from "#lib/ledger/testing/test-messages.ts"
import { accountPerTest, worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { receiveStatus } from "#lib/webhooks/receive-status.ts"

const world = worldPerFile()
const { account, ctx } = accountPerTest(world)
let nextAddress = 0
let run = 0
beforeEach(() => connectTwilio(world.db, account.accountId))

const [recipients, legs] = [2, 3]

type Report = { status: string; errorCode?: number }
type Act = Report | "send"

const reports: Report[] = [
  ...["queued", "sent", "delivered", "read"].map((status) => ({ status })),
  ...[30006, 30006, 30006, 30005, 21610, 30008].map((errorCode) => ({ status: "undelivered", errorCode })),
]
const step = fc.record({
  recipient: fc.nat(recipients - 1),
  /** Counted back from the leg under way, so that most word is of that one and some comes late. */
  back: fc.constantFrom(0, 0, 0, 1, 2),
  act: fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...reports) }, fc.constant("send" as const)),
  repeats: fc.constantFrom(1, 1, 2),
})

const sidOf = (campaign: number, line: number, leg: number) =>
  `SM${[campaign, line, leg].map((number) => number.toString(16).padStart(10, "0")).join("")}00`

async function open(count: number, state: "submitted" | "held") {
  const addresses = testAddresses(count, nextAddress)
  nextAddress += count
  const created = await createTestMessages(world.db, account, { addresses, state })
  return { ...created, number: run++ }
}

type Opened = Awaited<ReturnType<typeof open>>

/** What happens to a leg: it is handed over, or reported on. */
async function play({ messages, number }: Opened, index: number, leg: number, act: Act): Promise<void> {
  const { id: messageId, line } = messages[index] ?? { id: "", line: 0 }
  if (act === "send")
    await world.db.message.updateMany({
      where: { id: messageId, state: "held" },
      data: { state: "submitted" },
    })
  else {
    const named = leg > 1 ? { leg } : {}
    await receiveStatus(
      ctx,
      statusWebhook(account.accountId, { ...act, ...named, messageId, sid: sidOf(number, line, leg) }),
    )
  }
}

const fateOf = ({
  state,
  reason,
  errorCode,
}: {
  state: string
  reason: string | null
  errorCode: number | null
}) => ({
  ...{ state, reason, errorCode },
})

/** However the recipients were tried, each counts once, and every leg but the one under way is an attempt. */
async function expectSound({ campaignId, number }: Opened): Promise<void> {
  const rows = await messagesOf(world.db, campaignId)
  const tally = (await getTallies(world.db, [campaignId])).get(campaignId)
  expect(tally?.total).toBe(recipients)
  for (const [status, count] of Object.entries(tally?.byStatus ?? {}))
    expect(rows.filter(({ state }) => recipientStatus(state, false) === status)).toHaveLength(count)
  for (const { id, leg, line, providerId } of rows) {
    const attempts = await world.db.messageAttempt.findMany({
      where: { messageId: id },
      orderBy: { leg: "asc" },
    })
    expect([...attempts.map((attempt) => attempt.leg), leg].sort()).toEqual([1, 2, 3])
    expect([null, sidOf(number, line, leg)]).toContain(providerId)
    for (const attempt of attempts) {
      const isOver = attempt.leg < leg
      if (isOver) expect(stateRank[attempt.state]).toBeGreaterThanOrEqual(stateRank.failed)
      expect(attempt.providerId).toBe(isOver ? sidOf(number, line, attempt.leg) : null)
    }
  }
}

test("whatever is reported of which leg, in any order and repeated: a message is what its own leg was, and totals add up", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
      const campaign = await open(recipients, "submitted")
      for (const message of campaign.messages) await addTestLegs(world.db, message, ["whatsapp", "inapp"])
      const heard = campaign.messages.map(() => ({ leg: 1, acts: [] as Act[] }))
      for (const { recipient, back, act, repeats } of steps)
        for (let time = 0; time < repeats; time += 1) {
          const own = heard[recipient] ?? { leg: 1, acts: [] }
          const leg = act === "send" ? own.leg : Math.max(1, own.leg - back)
          await play(campaign, recipient, leg, act)
          if (leg === own.leg) own.acts.push(act)
          const now = (await messagesOf(world.db, campaign.campaignId))[recipient]?.leg ?? 0
          if (now > own.leg) heard[recipient] = { leg: now, acts: [] }
          await expectSound(campaign)
        }
      for (const [index, { leg, acts }] of heard.entries()) {
        const twin = await open(1, leg === 1 ? "submitted" : "held")
        for (const act of acts) await play(twin, 0, 1, act)
        const [same] = await messagesOf(world.db, twin.campaignId)
        const message = (await messagesOf(world.db, campaign.campaignId))[index]
        expect(message && fateOf(message)).toEqual(same && fateOf(same))
        expect(message?.leg).toBeLessThanOrEqual(legs)
      }
    }),
    { numRuns: 15 },
  )
}, 120_000)

import { randomUUID } from "node:crypto"
import fc from "fast-check"
import { expect, test } from "vitest"
import { releaseHeld } from "#lib/campaigns/launch/release-held.ts"
import { listSuppressions } from "#lib/consent/list-suppressions.ts"
import { consumerPerTest } from "#lib/consent/testing/consumer-per-test.ts"
import { closeConversation } from "#lib/conversations/close-conversation.ts"
import { listConversations } from "#lib/conversations/list-conversations.ts"
import { claimMessages } from "#lib/lanes/claim-messages.ts"
import { submitMessages } from "#lib/ledger/sending/submit-messages.ts"
import { rowsRead } from "#lib/ledger/testing/rows-read.ts"
import {
  createTestMessages,
  messagesOf,
  ofThisMonth,
  testAddresses,
} from "#lib/ledger/testing/test-messages.ts"
import { decideOptOuts } from "./decide-opt-outs.ts"
import { expireQuestions, overdueConsumers } from "./expire-questions.ts"
import type { OptOutDecision } from "./opt-out-choices.ts"

const { world, account, ctx, clock, consumer, newAddress, say, questions } = consumerPerTest()

const suppressions = async () => (await listSuppressions(ctx, {})).items
const decide = async (decision: OptOutDecision, who = ctx) => {
  const questionIds = (await questions()).flatMap((question) => question.questionIds)
  return decideOptOuts(who, { questionIds, decision })
}
const closeConversations = async () => {
  for (const { id } of (await listConversations(ctx, { state: "open" })).items)
    await closeConversation(ctx, { conversationId: id })
}
const claim = () =>
  claimMessages(ctx, {
    ...{ laneId: account.senderId, driverId: randomUUID(), batchSize: 50, ratePerSecond: 1_000 },
  })
/** What a lane and the release do with a campaign to this consumer by clock.at. */
async function campaignTo(addresses = [consumer.address]) {
  const { campaignId } = await createTestMessages(world.db, account, { addresses })
  await world.db.message.updateMany({ where: { campaignId }, data: { place: "America/Los_Angeles" } })
  return campaignId
}
async function run() {
  clock.at = new Date()
  await releaseHeld(ctx, { maxRunMs: 5_000 })
  await world.db.lane.update({ where: { id: account.senderId }, data: { drivenUntil: null, driverId: null } })
  await claim()
}

test("what may be an opt-out is a reply, waits for a person, and holds every message to its consumer", async () => {
  const campaignId = await campaignTo()
  await say("Please stop the Monday ones")
  expect(await suppressions()).toEqual([])
  expect((await listConversations(ctx, {})).items).toMatchObject([
    { messages: [{ body: "Please stop the Monday ones" }] },
  ])
  await closeConversations()
  await run()
  expect(await messagesOf(world.db, campaignId)).toMatchObject([
    { state: "held", reason: "opt_out_unclear", endedAt: null, claimToken: null },
  ])
  expect(await questions()).toMatchObject([
    {
      address: consumer.address,
      said: [{ text: "Please stop the Monday ones" }],
      heldCount: 1,
      isOverdue: false,
    },
  ])
  await run()
  expect(await messagesOf(world.db, campaignId)).toMatchObject([{ state: "held" }])
})

test("at night what waits for a decision says so, is counted, and goes on by the decision", async () => {
  const campaignId = await campaignTo()
  await say("stop it")
  await closeConversations()
  await run()
  const windows = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, startMinute: 720, endMinute: 780 }))
  await world.db.account.update({ where: { id: account.accountId }, data: { windows } })
  const night = new Date(clock.at.getTime() + 48 * 3_600_000)
  night.setUTCHours(10)
  clock.at = night
  await releaseHeld(ctx, { maxRunMs: 5_000 })
  const [held] = await messagesOf(world.db, campaignId)
  expect(held).toMatchObject({ state: "held", reason: "opt_out_unclear" })
  expect(held?.dueAt.getTime()).toBeGreaterThan(night.getTime())
  expect(await questions()).toMatchObject([{ heldCount: 1 }])
  await decide("not_opted_out")
  await releaseHeld(ctx, { maxRunMs: 5_000 })
  expect(await messagesOf(world.db, campaignId)).toMatchObject([{ state: "held", reason: "outside_window" }])
})

test("after 'not an opt-out' what was held goes; later campaigns too", async () => {
  const campaignId = await campaignTo()
  await say("Can you stop the delivery?")
  await closeConversations()
  await run()
  expect(await decide("not_opted_out")).toEqual({ decided: 1, notOpen: 0 })
  expect(ctx.requested).toContainEqual({ name: "release-held", payload: {} })
  await run()
  expect(await messagesOf(world.db, campaignId)).toMatchObject([{ state: "claimed", reason: null }])
  expect(await questions()).toEqual([])
  const [entry] = await world.db.auditEntry.findMany({
    where: { accountId: account.accountId, action: "opt_out.decide" },
  })
  expect(entry).toMatchObject({ actorKind: "user", detail: { decision: "not_opted_out", messages: 1 } })
  expect(JSON.stringify(entry?.detail)).not.toContain("delivery")
})

test("after 'opted out' it is a STOP: what was held is skipped, YES does not lift it, START does", async () => {
  const campaignId = await campaignTo()
  await say("Do I have to stop this by law?")
  await closeConversations()
  await run()
  await decide("opted_out")
  await run()
  expect(await messagesOf(world.db, campaignId)).toMatchObject([{ state: "skipped", reason: "opted_out" }])
  expect(await suppressions()).toMatchObject([{ reason: { code: "consumer_stop" }, source: "user" }])
  await say("yes")
  expect(await suppressions()).toHaveLength(1)
  await say("START")
  expect(await suppressions()).toEqual([])
})

test("who may opt out between the claim and the intent is held, and not written to", async () => {
  const campaignId = await campaignTo()
  const { token, messages } = await claim()
  await say("stop it")
  const ids = messages.map(({ id }) => id)
  expect(ids).toHaveLength(1)
  expect(await submitMessages(ctx, { token, messages: ofThisMonth(ids) })).toEqual(new Set())
  expect(await messagesOf(world.db, campaignId)).toMatchObject([
    { state: "held", reason: "opt_out_unclear", submittedAt: null, claimToken: null, leaseUntil: null },
  ])
})

test("a STOP of somebody who is held opts out, a START frees them at once, a YES answers nothing", async () => {
  const campaignId = await campaignTo()
  await say("stop it")
  await closeConversations()
  await run()
  await say("yes")
  await closeConversations()
  expect(await questions()).toHaveLength(1)
  await say("STOP")
  expect([await questions(), (await suppressions()).length]).toEqual([[], 1])
  await say("START")
  expect([await questions(), (await suppressions()).length]).toEqual([[], 0])
  await run()
  expect(await messagesOf(world.db, campaignId)).toMatchObject([{ state: "claimed" }])
})

test("what they say after the list was read is not decided with it", async () => {
  await say("stop it")
  const [seen] = await questions()
  await say("I said stop it!")
  await decideOptOuts(ctx, { questionIds: seen?.questionIds ?? [], decision: "not_opted_out" })
  expect(await questions()).toMatchObject([{ said: [{ text: "I said stop it!" }] }])
})

test("what nobody decided in ten business days is an opt-out by a job, also what a STOP hides, and only START lifts it", async () => {
  const [hidden = "", recent = ""] = testAddresses(2, 760)
  const campaignId = await campaignTo()
  await say("stop it", { at: new Date("2026-11-02T12:00:00Z") })
  await say("stop it", { address: hidden })
  await say("STOP", { address: hidden })
  await say("stop it", { address: recent, at: new Date("2026-11-03T12:00:00Z") })
  await closeConversations()
  clock.at = new Date("2026-11-16T12:00:00Z")
  await expireQuestions(ctx)
  expect(await questions()).toHaveLength(2)
  clock.at = new Date("2026-11-16T12:00:01Z")
  await expireQuestions(ctx)
  await expireQuestions(ctx)
  expect((await questions()).map(({ address }) => address)).toEqual([recent])
  expect(await world.db.optOutQuestion.count({ where: { accountId: account.accountId } })).toBe(1)
  const mine = async () => (await suppressions()).filter(({ address }) => address === consumer.address)
  expect(await mine()).toMatchObject([{ reason: { code: "opt_out_undecided" }, source: "deadline" }])
  const entries = await world.db.auditEntry.findMany({
    where: { accountId: account.accountId, action: "opt_out.decide" },
  })
  expect(entries).toMatchObject([
    { actorKind: "job", detail: { decision: "opted_out" } },
    { actorKind: "job", detail: { decision: "opted_out" } },
  ])
  await say("yes")
  expect(await mine()).toHaveLength(1)
  await run()
  expect(await messagesOf(world.db, campaignId)).toMatchObject([{ state: "skipped", reason: "opted_out" }])
  await say("START")
  expect(await mine()).toEqual([])
})

test("looking for what is overdue reads nothing of what is not", async () => {
  await world.db.$executeRaw`
    INSERT INTO opt_out_question (id, account_id, channel, address_key, said, heard_at)
    SELECT gen_random_uuid(), ${account.accountId}, 'sms', md5(n::text), 'stop it', now() FROM generate_series(1, 3000) n`
  await world.db.$executeRaw`ANALYZE opt_out_question`
  expect(await rowsRead(world.db, overdueConsumers(new Date()))).toBeLessThan(10)
})

test("a STOP leaves no text of what it decides", async () => {
  await say("stop it")
  await say("STOP")
  await say("and stop it for my wife too")
  const rows = await world.db.optOutQuestion.findMany({
    where: { accountId: account.accountId },
    orderBy: { heardAt: "asc" },
  })
  expect(rows.map(({ said }) => said)).toEqual(["", "and stop it for my wife too"])
})

test("of two persons who decide at once one decides", async () => {
  for (let round = 0; round < 5; round += 1) {
    await say("stop it")
    const questionIds = (await questions()).flatMap((question) => question.questionIds)
    const results = await Promise.all(
      (["opted_out", "not_opted_out"] as const).map((decision) =>
        decideOptOuts(ctx, { questionIds, decision }),
      ),
    )
    expect(results.map(({ decided }) => decided).sort()).toEqual([0, 1])
    expect(await suppressions()).toHaveLength(results[0]?.decided ?? 0)
    await say("START")
  }
})

test("a decision and the consumer's own word at once: STOP always counts, START frees", async () => {
  for (const [word, expected] of [
    ["START", 0],
    ["STOP", 1],
  ] as const) {
    await say("stop it")
    const questionIds = (await questions()).flatMap((question) => question.questionIds)
    await Promise.all([decideOptOuts(ctx, { questionIds, decision: "not_opted_out" }), say(word)])
    expect([word, (await suppressions()).length, (await questions()).length]).toEqual([word, expected, 0])
  }
})

test("what a database refuses leaves neither reply nor question, and the sweep does both", async () => {
  await world.db.$executeRawUnsafe("ALTER TABLE conversation RENAME TO conversation_away")
  await say("stop it")
  await world.db.$executeRawUnsafe("ALTER TABLE conversation_away RENAME TO conversation")
  expect(await questions()).toEqual([])
  const { applyOpenEvents } = await import("#lib/webhooks/apply-open-events.ts")
  clock.at = new Date(clock.at.getTime() + 6_000)
  await applyOpenEvents(ctx)
  expect(await questions()).toHaveLength(1)
})

type Said = { word: "STOP" | "START" | "yes" | "stop it"; second: number }
const orders = fc.array(
  fc.record({
    word: fc.constantFrom<Said["word"]>("STOP", "START", "yes", "stop it"),
    second: fc.integer({ min: 1, max: 5 }),
  }),
  { minLength: 1, maxLength: 5 },
)

/** By when it was received: of a STOP and another word at one instant the STOP counts, of a doubt and a START the doubt. */
function expected(said: Said[]): "suppressed" | "held" | "free" {
  const clear = said.filter(({ word }) => word !== "stop it")
  const last = Math.max(...clear.map(({ second }) => second))
  if (clear.some(({ word, second }) => word === "STOP" && second === last)) return "suppressed"
  const started = Math.max(0, ...said.filter(({ word }) => word === "START").map(({ second }) => second))
  return said.some(({ word, second }) => word === "stop it" && second >= started) ? "held" : "free"
}

const stateOf = async (address: string) => {
  if ((await suppressions()).some((one) => one.address === address)) return "suppressed"
  return (await questions()).some((one) => one.address === address) ? "held" : "free"
}

test("whatever consumers say: in the order of time it counts exactly; in any other, nobody is freed by it who should not be", async () => {
  await fc.assert(
    fc.asyncProperty(orders, fc.boolean(), async (said, isSorted) => {
      const address = newAddress()
      const order = isSorted ? said.toSorted((one, other) => one.second - other.second) : said
      for (const { word, second } of order) await say(word, { address, at: new Date(second * 1_000) })
      const state = await stateOf(address)
      if (isSorted || expected(said) !== "free") expect(state).toBe(expected(said))
      else expect(["free", "held"]).toContain(state)
    }),
    { numRuns: 60 },
  )
})

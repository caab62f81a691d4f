import { randomUUID } from "node:crypto"
import fc from "fast-check"
import { beforeEach, expect, test } from "vitest"
import { cancelCampaign } from "#lib/campaigns/control/cancel-campaign.ts"
import { pauseCampaign } from "#lib/campaigns/control/pause-campaign.ts"
import { resumeCampaign } from "#lib/campaigns/control/resume-campaign.ts"
import { getTallies } from "#lib/campaigns/progress/get-tallies.ts"
import { connectTwilio, statusWebhook, testSid } from "#lib/channels/twilio/testing/test-webhooks.ts"
import { claimMessages } from "#lib/lanes/claim-messages.ts"
import { decideUnknown } from "#lib/ledger/unknown/decide-unknown.ts"
import { accountPerTest, worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { receiveStatus } from "#lib/webhooks/receive-status.ts"
import type { MessageState } from "#prisma/generated/enums.ts"
import { stateRank } from "./message-state.ts"
import { type Settlement, settleMessages } from "./sending/settle-messages.ts"
import { submitMessages } from "./sending/submit-messages.ts"
import { sweepMessages } from "./sending/sweep-messages.ts"
import {
  createTestMessages,
  messagesOf,
  ofThisMonth,
  testAddresses,
  thisMonth,
} from "./testing/test-messages.ts"

const world = worldPerFile()
const { account, ctx } = accountPerTest(world)
let nextAddress = 0
let nextSid = 1
beforeEach(() => connectTwilio(world.db, account.accountId))

const audience = 5
const sentStates: MessageState[] = ["accepted", "sent", "delivered", "read"]

/** A campaign, two senders that may crash at any point, and a provider with a log of its own. */
async function openPlay() {
  const addresses = testAddresses(audience, nextAddress)
  nextAddress += audience
  const { campaignId } = await createTestMessages(world.db, account, { addresses })
  const claims: { token: string; ids: string[] }[] = []
  const inHand: { id: string; token: string }[] = []
  const answers: Settlement[] = []
  const log: { id: string; sid: string }[] = []
  const sentAgain = new Map<string, number>()
  const read = () => messagesOf(world.db, campaignId)
  return { campaignId, claims, inHand, answers, log, sentAgain, read }
}

type Play = Awaited<ReturnType<typeof openPlay>>
type Acts = Record<string, (n: number) => Promise<unknown>>

const pick = <Item>(items: Item[], n: number) => items.splice(n % Math.max(1, items.length), 1)

const sendingActs = ({ claims, inHand, answers, log }: Play) =>
  ({
    claim: async (n: number) => {
      await world.db.lane.update({ where: { id: account.senderId }, data: { drivenUntil: null } })
      const request = {
        laneId: account.senderId,
        driverId: randomUUID(),
        batchSize: 1 + (n % 3),
        ratePerSecond: n % 4 === 0 ? 0 : 1_000,
      }
      const { token, messages, isIntended } = await claimMessages(ctx, request)
      const ids = messages.map(({ id }) => id)
      if (isIntended) inHand.push(...ids.map((id) => ({ id, token })))
      else claims.push({ token, ids })
    },
    submit: async (n: number) => {
      for (const { token, ids } of pick(claims, n))
        for (const id of await submitMessages(ctx, { token, messages: ofThisMonth(ids) }))
          inHand.push({ id, token })
    },
    accept: async (n: number) => {
      for (const { id, token } of pick(inHand, n)) {
        const providerId = testSid(nextSid++)
        log.push({ id, sid: providerId })
        answers.push({ id, month: thisMonth, token, outcome: { kind: "accepted", providerId } })
      }
    },
    acceptSilently: async (n: number) => {
      for (const { id, token } of pick(inHand, n)) {
        log.push({ id, sid: testSid(nextSid++) })
        answers.push({
          id,
          month: thisMonth,
          token,
          outcome: { kind: "unknown", errorCode: null },
        })
      }
    },
    refuse: async (n: number) => {
      for (const { id, token } of pick(inHand, n))
        answers.push({ id, month: thisMonth, token, outcome: { kind: "refused", cause: "throttled" } })
    },
  }) satisfies Acts

const otherActs = (play: Play) => {
  const { campaignId, claims, inHand, answers, log } = play
  return {
    settle: async (n: number) => {
      const settlements = answers.splice(0, 1 + (n % 3))
      if (settlements.length > 0) await settleMessages(ctx, settlements)
    },
    crash: async (n: number) => void [claims, inHand, answers][n % 3]?.splice(0),
    callback: async (n: number) => {
      const message = log[n % Math.max(1, log.length)]
      const status = ["queued", "sent", "delivered", "undelivered"][n % 4] ?? "sent"
      if (message)
        await receiveStatus(
          ctx,
          statusWebhook(account.accountId, { status, sid: message.sid, messageId: message.id }),
        )
    },
    pause: () => pauseCampaign(ctx, { campaignId }).catch(() => {}),
    resume: () => resumeCampaign(ctx, { campaignId }).catch(() => {}),
    cancel: (n: number) => (n % 8 === 0 ? cancelCampaign(ctx, { campaignId }) : Promise.resolve()),
    leaseEnds: () =>
      world.db
        .$executeRaw`UPDATE message SET lease_until = clock_timestamp() - interval '1 s' WHERE lease_until IS NOT NULL`,
    waitEnds: () =>
      world.db.$executeRaw`UPDATE message SET due_at = clock_timestamp() WHERE state = 'pending'`,
    sweep: () => sweepMessages(ctx),
    sendAgain: () => decide(play, "send_again"),
    countAsSent: () => decide(play, "count_as_sent"),
  } satisfies Acts
}

async function decide({ read, sentAgain }: Play, decision: "send_again" | "count_as_sent"): Promise<void> {
  const unknownIds = async () => (await read()).filter(({ state }) => state === "unknown").map(({ id }) => id)
  const messageIds = await unknownIds()
  if (messageIds.length === 0) return
  await world.db.message.updateMany({
    where: { id: { in: messageIds } },
    data: { submittedAt: new Date(Date.now() - 200_000) },
  })
  const [at, nextAt] = [new Date(), new Date(Date.now() + 60_000)]
  const seen = { month: new Date(thisMonth), firstAt: at, lastAt: at, nextAt, lookups: 2 }
  for (const messageId of messageIds)
    await world.db.messageLookup.upsert({
      where: { messageId },
      create: { messageId, ...seen },
      update: seen,
    })
  await decideUnknown(ctx, { messageIds, decision })
  const open = new Set(await unknownIds())
  for (const id of messageIds)
    if (decision === "send_again" && !open.has(id)) sentAgain.set(id, (sentAgain.get(id) ?? 0) + 1)
}

async function openCampaign() {
  const play = await openPlay()
  return { ...play, acts: { ...sendingActs(play), ...otherActs(play) } }
}

type Opened = Awaited<ReturnType<typeof openCampaign>>

/** What must hold at every moment, whatever happened in whatever order. */
async function expectSound({ campaignId, read, log, sentAgain }: Opened, before: Map<string, MessageState>) {
  const rows = await read()
  const tally = (await getTallies(world.db, [campaignId])).get(campaignId)
  expect(tally?.total).toBe(audience)
  for (const { id, state } of rows) {
    const last = before.get(id) ?? "pending"
    const isFinal = stateRank[last] >= stateRank.accepted
    if (isFinal) expect(stateRank[state], `${last} -> ${state}`).toBeGreaterThanOrEqual(stateRank[last])
    const accepted = log.filter((each) => each.id === id).length
    expect(accepted).toBeLessThanOrEqual(1 + (sentAgain.get(id) ?? 0))
    before.set(id, state)
  }
}

const actNames = [
  ...[
    "claim",
    "claim",
    "submit",
    "submit",
    "accept",
    "accept",
    "acceptSilently",
    "refuse",
    "settle",
    "settle",
  ],
  ...["crash", "callback", "callback", "pause", "resume", "cancel", "leaseEnds", "waitEnds", "sweep"],
  ...["sendAgain", "countAsSent"],
] as (keyof Opened["acts"])[]

test("whatever happens in whatever order: states only rise, totals add up, nobody is sent to twice unasked", async () => {
  const step = fc.record({ act: fc.constantFrom(...actNames), n: fc.nat(60) })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 15, maxLength: 45 }), async (steps) => {
      const campaign = await openCampaign()
      const before = new Map<string, MessageState>()
      for (const { act, n } of steps) {
        await campaign.acts[act](n)
        await expectSound(campaign, before)
      }
      await world.db.message.updateMany({
        where: {
          campaignId: campaign.campaignId,
          state: { in: ["pending", "claimed", "submitted", "held", "unknown"] },
        },
        data: { state: "cancelled" },
      })
    }),
    { numRuns: 30 },
  )
}, 180_000)

test("left alone after any crash, every message ends in one state that says the truth", async () => {
  const step = fc.record({
    act: fc.constantFrom(
      ...(["claim", "submit", "accept", "acceptSilently", "refuse", "settle", "crash"] as const),
    ),
    n: fc.nat(60),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), async (steps) => {
      const campaign = await openCampaign()
      for (const { act, n } of steps) await campaign.acts[act](n)
      for (let n = 0; n < 3; n += 1) await campaign.acts.crash(n)
      for (const act of ["leaseEnds", "sweep"] as const) await campaign.acts[act]()
      for (let round = 0; round < audience; round += 1)
        for (const act of ["waitEnds", "claim", "submit", "accept", "accept", "accept", "settle"] as const)
          await campaign.acts[act](2)
      for (const { id, state } of await campaign.read()) {
        const isAtProvider = campaign.log.some((each) => each.id === id)
        expect(sentStates.includes(state) ? isAtProvider : state === "unknown").toBe(true)
      }
    }),
    { numRuns: 20 },
  )
}, 180_000)

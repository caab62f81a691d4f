import { setTimeout as sleep } from "node:timers/promises"
import type twilio from "twilio"
import { type SendOutcome, sendSms } from "#lib/channels/send-sms.ts"
import { suppressRefused } from "#lib/consent/suppress-refused.ts"
import { type Settlement, settleMessages } from "#lib/messages/settle-messages.ts"
import { submitMessages } from "#lib/messages/submit-messages.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { env } from "#lib/platform/env.ts"
import type { Claim, ClaimedMessage } from "./claim-messages.ts"
import { paceGuardOf } from "./pace-guard.ts"
import type { LaneFacts } from "./read-lane.ts"
import { recordLaneHealthy, recordLaneThrottled, recordLaneTrouble } from "./record-lane-trouble.ts"

/** Messages whose slots lie this close together share one intent statement and one settling statement. */
const groupMs = 100

type Sending = { lane: LaneFacts; client: twilio.Twilio; claim: Claim }

/** Sends a claim, each message at its slot, and records what the answers say about the lane. */
export async function sendClaim(ctx: Ctx, sending: Sending): Promise<void> {
  const startedAt = performance.now()
  const groups = groupBySlot(sending.claim.messages)
  const settled: Promise<SendOutcome[]>[] = []
  for (const group of groups) {
    await sleepUntil(startedAt + (group[0]?.delayMs ?? 0) - groupMs)
    settled.push(sendGroup(ctx, { ...sending, startedAt, group }))
  }
  await recordLaneState(ctx, sending.lane.id, (await Promise.all(settled)).flat())
}

async function sendGroup(
  ctx: Ctx,
  { lane, client, claim, group, startedAt }: Sending & { group: ClaimedMessage[]; startedAt: number },
): Promise<SendOutcome[]> {
  const allowed = await submitMessages(ctx, { token: claim.token, ids: group.map(({ id }) => id) })
  const send = async (message: ClaimedMessage): Promise<Settlement> => {
    await sleepUntil(startedAt + message.delayMs)
    const answered = await enterPace(lane, message.segments)
    const statusCallback = statusCallbackUrl(ctx.accountId, message.id)
    const outcome = await sendSms(client, {
      to: message.address,
      from: lane.from,
      body: message.body,
      statusCallback,
    })
    answered()
    return { id: message.id, outcome }
  }
  const settlements = await Promise.all(group.filter(({ id }) => allowed.has(id)).map(send))
  if (settlements.length > 0) await settleMessages(ctx, { token: claim.token, settlements })
  const optedOut = settlements.filter(({ outcome }) => outcome.kind === "opted_out").map(({ id }) => id)
  if (optedOut.length > 0) await suppressRefused(ctx, optedOut)
  return settlements.map(({ outcome }) => outcome)
}

async function recordLaneState(ctx: Ctx, laneId: string, outcomes: SendOutcome[]): Promise<void> {
  const misconfigured = outcomes.find((outcome) => outcome.kind === "misconfigured")
  if (misconfigured) return recordLaneTrouble(ctx, { laneId, problem: misconfigured.problem })
  if (outcomes.some(({ kind }) => kind === "accepted")) await recordLaneHealthy(ctx, laneId)
  if (outcomes.some(({ kind }) => kind === "refused")) await recordLaneThrottled(ctx, laneId)
}

const enterPace = async ({ id, ratePerSecond }: LaneFacts, segments: number) =>
  ratePerSecond > 0 ? paceGuardOf(id).enter(segments, ratePerSecond) : () => {}

function groupBySlot(messages: ClaimedMessage[]): ClaimedMessage[][] {
  const groups: ClaimedMessage[][] = []
  for (const message of messages) {
    const current = groups.at(-1)
    const isNear = current?.[0] && message.delayMs - current[0].delayMs < groupMs
    if (isNear) current.push(message)
    else groups.push([message])
  }
  return groups
}

/** Our own id travels in the URL, so that a callback finds its message even before the provider's id is stored. */
const statusCallbackUrl = (accountId: string, messageId: string) =>
  `${env().PUBLIC_URL}/api/webhooks/twilio/${accountId}/status?m=${messageId}`

async function sleepUntil(atMs: number): Promise<void> {
  const waitMs = atMs - performance.now()
  if (waitMs > 0) await sleep(waitMs)
}

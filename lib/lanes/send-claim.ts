import { setTimeout as sleep } from "node:timers/promises"
import { type SendOutcome, sendSms } from "#lib/channels/send-sms.ts"
import { submitMessages } from "#lib/messages/submit-messages.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { env } from "#lib/platform/env.ts"
import type { Claim, ClaimedMessage } from "./claim-messages.ts"
import type { Drive } from "./drive.ts"
import { recordLaneHealthy, recordLaneThrottled, recordLaneTrouble } from "./record-lane-trouble.ts"

/** Messages whose slots lie this close together share one intent statement. */
const groupMs = 100

export type Sending = {
  drive: Drive
  claim: Claim
  /** Clock reading (`performance.now()`) from before the claim: its delays count from there at the latest. */
  claimedAtMs: number
}

/** Sends a claim, each message at its slot, and records what the answers say about the messages and the lane. */
export async function sendClaim(ctx: Ctx, sending: Sending): Promise<void> {
  const groups = groupBySlot(sending.claim.messages)
  const outcomes = await Promise.all(groups.map((group) => sendGroup(ctx, sending, group)))
  await recordLaneState(ctx, sending.drive.lane.id, outcomes.flat())
}

async function sendGroup(ctx: Ctx, sending: Sending, group: ClaimedMessage[]): Promise<SendOutcome[]> {
  const { drive, claim, claimedAtMs } = sending
  await sleepUntil(claimedAtMs + (group[0]?.delayMs ?? 0) - groupMs)
  const allowed = await submitMessages(ctx, { token: claim.token, ids: group.map(({ id }) => id) })
  const send = async (message: ClaimedMessage) => {
    const outcome = await sendAtSlot(ctx, sending, message)
    await drive.settle({ id: message.id, token: claim.token, outcome })
    return outcome
  }
  const sent = await Promise.all(group.filter(({ id }) => allowed.has(id)).map(send))
  return sent
}

/**
 * What leaves later than this after its slot goes back to wait instead: the claim's lease of a minute has to outlive the
 * provider's half-minute to answer, or the message would be called unknown, and perhaps sent again, before it left.
 */
const longestWaitMs = 10_000

/** Sends on a free connection, or not at all: a provider that hangs must not leave a queue that is sent much later. */
async function sendAtSlot(ctx: Ctx, sending: Sending, message: ClaimedMessage): Promise<SendOutcome> {
  const slotAtMs = sending.claimedAtMs + message.delayMs
  await sleepUntil(slotAtMs)
  const leave = await sending.drive.connections.enter(slotAtMs + longestWaitMs - performance.now())
  if (!leave) return { kind: "withheld" }
  return sendPaced(ctx, sending, message, slotAtMs).finally(leave)
}

/** A process that was stopped for a while finds that its drive or the window is over, and sends nothing any more. */
async function sendPaced(
  ctx: Ctx,
  { drive, claim, claimedAtMs }: Sending,
  message: ClaimedMessage,
  slotAtMs: number,
): Promise<SendOutcome> {
  const answered = await drive.enterPace(message.segments, claim.ratePerSecond ?? 0, slotAtMs)
  const validitySeconds = secondsOpen(message, claimedAtMs)
  const isOver = performance.now() > Math.min(drive.endsAtMs, slotAtMs + longestWaitMs)
  if (isOver || validitySeconds === 0) return { kind: "withheld" }
  const outcome = await sendSms(drive.client, {
    to: message.address,
    from: drive.lane.from,
    body: message.body,
    statusCallback: statusCallbackUrl(ctx.accountId, message.id),
    validityPeriod: validitySeconds ?? undefined,
  })
  answered()
  return outcome
}

/** Twilio's longest validity period, in seconds (Messages resource, `ValidityPeriod`). */
const longestValiditySeconds = 36_000

/** What is left of the window, for the provider's queue to keep to it as well; null when the window does not end. */
function secondsOpen({ closesInMs }: ClaimedMessage, claimedAtMs: number): number | null {
  if (closesInMs === null) return null
  const leftMs = claimedAtMs + closesInMs - performance.now()
  return Math.min(longestValiditySeconds, Math.max(0, Math.floor(leftMs / 1000)))
}

async function recordLaneState(ctx: Ctx, laneId: string, outcomes: SendOutcome[]): Promise<void> {
  const misconfigured = outcomes.find((outcome) => outcome.kind === "misconfigured")
  if (misconfigured) return recordLaneTrouble(ctx, { laneId, problem: misconfigured.problem })
  if (outcomes.some(({ kind }) => kind === "accepted")) await recordLaneHealthy(ctx, laneId)
  if (isOverloaded(outcomes)) await recordLaneThrottled(ctx, laneId)
}

/** It says so, or fails on everything: then each further message would be one more whose fate nobody knows. */
function isOverloaded(outcomes: SendOutcome[]): boolean {
  const asked = outcomes.filter(({ kind }) => kind !== "withheld")
  const isFailing = asked.length > 0 && asked.every(({ kind }) => kind === "unknown")
  return isFailing || asked.some(({ kind }) => kind === "refused")
}

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

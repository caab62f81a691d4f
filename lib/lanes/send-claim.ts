import { setTimeout as sleep } from "node:timers/promises"
import type { SendOutcome } from "#lib/channels/port/transport.ts"
import { settleOutcome } from "#lib/ledger/sending/settle-outcome.ts"
import { submitMessages } from "#lib/ledger/sending/submit-messages.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import type { Claim, ClaimedMessage } from "./claim-messages.ts"
import type { Drive } from "./drive.ts"
import type { Departure } from "./lane-pacer.ts"
import { recordLaneHealthy, recordLaneThrottled, recordLaneTrouble } from "./record-lane-trouble.ts"

export type Sending = {
  drive: Drive
  claim: Claim
  /** Clock reading (`performance.now()`) from before the claim: its times count from there at the latest. */
  claimedAtMs: number
}

type InLine = ClaimedMessage & { place: number }

/** Messages that leave within this time share one intent statement, which is written that long before the first of them. */
const groupMs = 100
const longestSleepMs = 500

/** Sends a claim, each message in its turn, and records what the answers say about the messages and the lane. */
export async function sendClaim(ctx: Ctx, sending: Sending): Promise<void> {
  const { drive, claim } = sending
  const inLine = claim.messages.map((message) => ({ ...message, place: drive.line.add(message.segments) }))
  const groups = groupByTime(inLine, drive.ratePerSecond)
  const outcomes = await Promise.all(groups.map((group) => sendGroup(ctx, sending, group)))
  await recordLaneState(ctx, sending, outcomes.flat())
}

async function sendGroup(ctx: Ctx, sending: Sending, group: InLine[]): Promise<SendOutcome[]> {
  const { drive, claim } = sending
  await untilNear(sending, group)
  const allowed = claim.isIntended
    ? new Set(group.map(({ id }) => id))
    : await submitMessages(ctx, { token: claim.token, messages: group })
  for (const { id, segments } of group) if (!allowed.has(id)) drive.line.leave(segments)
  const send = async (message: InLine) => {
    const outcome = await sendInTurn(ctx, sending, message)
    const { id, month, leg } = message
    await settleOutcome(ctx, { id, month, leg, token: claim.token, outcome })
    return outcome
  }
  const sent = await Promise.all(group.filter(({ id }) => allowed.has(id)).map(send))
  return sent
}

/** The intent is written shortly before the message goes: what a crash finds in between stays unknown. */
async function untilNear({ drive, claimedAtMs }: Sending, [first]: InLine[]): Promise<void> {
  while (first && drive.ratePerSecond > 0 && performance.now() < drive.endsAtMs) {
    const inLineMs = (drive.line.ahead(first.place) / drive.ratePerSecond) * 1000
    const notBeforeMs = claimedAtMs + first.notBeforeMs - performance.now()
    const waitMs = Math.max(inLineMs, notBeforeMs) - groupMs
    if (waitMs <= 0) return
    await sleep(Math.min(waitMs, longestSleepMs))
  }
}

/**
 * What has not left so long after its claim goes back to wait instead: the claim's lease of a minute has to outlive the
 * provider's half-minute to answer, or the message would be called unknown, and perhaps sent again, before it left.
 */
const longestWaitMs = 25_000

/** Sends when its turn has come, or not at all: not once the drive, the window or the time of the claim is over. */
async function sendInTurn(ctx: Ctx, sending: Sending, message: InLine): Promise<SendOutcome> {
  const { drive, claimedAtMs } = sending
  await sleepUntil(claimedAtMs + message.notBeforeMs)
  const departure = await enterPace(sending, message).finally(() => drive.line.leave(message.segments))
  if (!departure) return { kind: "withheld" }
  const outgoing = {
    accountId: ctx.accountId,
    messageId: message.id,
    leg: message.leg,
    from: drive.lane.from,
    to: message.address,
    body: message.body,
    payload: message.payload,
    secondsLeft: secondsOpen(message, claimedAtMs),
  }
  return drive.transport.send(outgoing, departure).finally(departure.answered)
}

const longestLineMs = 10_000

/** A provider that hangs must not leave a queue that is sent much later: there has to be a free connection. */
async function enterPace(sending: Sending, message: InLine): Promise<Departure | null> {
  const { drive, claimedAtMs } = sending
  const { segments } = message
  const endsAtMs = () => Math.min(drive.endsAtMs, claimedAtMs + longestWaitMs)
  const isOver = () => performance.now() > endsAtMs() || secondsOpen(message, claimedAtMs) === 0
  const { ratePerSecond, transport } = drive
  const { connections } = transport
  if (ratePerSecond > 0) {
    const connect = () => connections.enter(endsAtMs() - performance.now())
    return drive.pacer.enter({ segments, ratePerSecond, connect, isOver })
  }
  const leave = await connections.enter(longestLineMs)
  if (!leave) return null
  if (!isOver()) return { begun: () => {}, written: () => {}, answered: leave }
  leave()
  return null
}

/** What is left of the window, for the provider's queue to keep to it as well; null when the window does not end. */
function secondsOpen({ closesInMs }: ClaimedMessage, claimedAtMs: number): number | null {
  if (closesInMs === null) return null
  const leftMs = claimedAtMs + closesInMs - performance.now()
  return Math.max(0, Math.floor(leftMs / 1000))
}

async function recordLaneState(ctx: Ctx, { drive, claim }: Sending, outcomes: SendOutcome[]): Promise<void> {
  const laneId = drive.lane.id
  const misconfigured = outcomes.find((outcome) => outcome.kind === "misconfigured")
  if (misconfigured) return recordLaneTrouble(ctx, { laneId, problem: misconfigured.problem })
  const isWell = claim.isTroubled && outcomes.some(({ kind }) => kind === "accepted")
  if (isWell) await recordLaneHealthy(ctx, laneId)
  if (isOverloaded(outcomes)) await recordLaneThrottled(ctx, laneId)
}

/** It says so, or fails on everything: then each further message would be one more whose fate nobody knows. */
function isOverloaded(outcomes: SendOutcome[]): boolean {
  const asked = outcomes.filter(({ kind }) => kind !== "withheld")
  const isFailing = asked.length > 0 && asked.every(({ kind }) => kind === "unknown")
  return isFailing || asked.some(({ kind }) => kind === "refused")
}

function groupByTime(messages: InLine[], ratePerSecond: number): InLine[][] {
  const leavesInMs = ({ place, notBeforeMs }: InLine) =>
    Math.max(notBeforeMs, ratePerSecond > 0 ? (place / ratePerSecond) * 1000 : 0)
  const groups: InLine[][] = []
  for (const message of messages) {
    const current = groups.at(-1)
    const isNear = current?.[0] && leavesInMs(message) - leavesInMs(current[0]) < groupMs
    if (isNear) current.push(message)
    else groups.push([message])
  }
  return groups
}

async function sleepUntil(atMs: number): Promise<void> {
  const waitMs = atMs - performance.now()
  if (waitMs > 0) await sleep(waitMs)
}

import { setImmediate as immediate, setTimeout as sleep } from "node:timers/promises"
import { channelOf } from "#lib/channels/channels.ts"
import { holdClosed } from "#lib/ledger/held/hold-closed.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { env } from "#lib/platform/env.ts"
import { type Claim, claimMessages } from "./claim-messages.ts"
import { horizonSeconds } from "./claim-statement.ts"
import { type Drive, prolongDrive, segmentsToClaim, startDrive } from "./drive.ts"
import { endDrive } from "./end-drive.ts"
import { type DrivenLane, findLane } from "./find-lane.ts"
import { findNextWake, headStartMs } from "./find-next-wake.ts"
import { recordLaneTrouble } from "./record-lane-trouble.ts"
import { sendClaim } from "./send-claim.ts"
import { trackBatches } from "./track-batches.ts"

export type DrainResult = { wakeAt: Date | null }
export type DrainOptions = {
  laneId: string
  /** Stops between batches once this much time has passed, so that a host can bound a run. Default 20 s. */
  maxRunMs?: number
  signal?: AbortSignal
}

/**
 * Messages a claim takes, and claims with the provider at once. A paced lane claims a second ahead and goes on while single
 * requests are silent. With the pace lifted both stay near the number of connections: what a crash leaves between intent
 * and answer is unknown, and may wait for a person.
 */
const limits = { paced: { batchSize: 250, mostInFlight: 40 }, lifted: { batchSize: 128, mostInFlight: 3 } }
/** So often a run asks whether its account has other credentials by now: it may go on for minutes. */
const transportCountsMs = 15_000
const longestPauseMs = 2_000
/** A run that ends waits so long for answers; the rest comes in and is recorded while others drive the lane. */
const lastAnswersMs = 2_000
/** An answer may be long in coming, or send its message back to wait: meanwhile new messages fall due. */
const lookAgainMs = 250

/**
 * Sends what is due on a lane at the lane's pace, until nothing is, or the time is up. Safe to repeat and to overlap:
 * claims and the one driver of the lane are in Postgres. Returns when to come back; null when nothing waits, or another
 * run drives the lane and comes back itself. Throws only when the database does; no message is lost then, since every step
 * is a conditional change of its row.
 */
export async function drainLane(ctx: Ctx, options: DrainOptions): Promise<DrainResult> {
  const lane = await findLane(ctx, options.laneId)
  if (!lane) return { wakeAt: null }
  const transport = await openTransport(ctx, lane)
  if ("problem" in transport) {
    await recordLaneTrouble(ctx, { laneId: lane.id, problem: transport.problem })
    return { wakeAt: await findNextWake(ctx, lane.id) }
  }
  const drive = startDrive(lane, transport)
  await sendWhatIsDue(ctx, drive, options).finally(() => endDrive(ctx, drive))
  return { wakeAt: await findNextWake(ctx, lane.id) }
}

/** The next batch is claimed shortly before the last one is sent, whether or not its answers are in. */
async function sendWhatIsDue(ctx: Ctx, drive: Drive, options: DrainOptions): Promise<void> {
  const endsAtMs = performance.now() + (options.maxRunMs ?? 20_000)
  const wasLifted = isLifted(drive)
  const { batchSize, mostInFlight } = wasLifted ? limits.lifted : limits.paced
  const inFlight = trackBatches()
  const isOver = () => performance.now() >= endsAtMs || options.signal?.aborted || inFlight.hasFailed()
  try {
    while (!isOver() && isLifted(drive) === wasLifted && (await hasItsTransport(ctx, drive))) {
      const claimedAtMs = performance.now()
      const claim = await claimBatch(ctx, drive, { batchSize, claimedAtMs })
      if (!isEmpty(claim)) {
        const send = () => sendClaim(ctx, { drive, claim, claimedAtMs })
        inFlight.add(isLifted(drive) ? afterNextClaim().then(send) : send())
        if (claim.heldCount > 0) await holdClosed(ctx, drive.lane.id)
        if (!isLifted(drive)) await sleep(untilRoomMs(drive))
        while (inFlight.count() >= mostInFlight) await inFlight.next(lookAgainMs)
      } else if (drive.line.waiting() > 0) await sleep(lookAgainMs)
      else if (!(await pausedUntilDue(ctx, drive))) {
        if (inFlight.count() === 0) break
        await inFlight.next(lookAgainMs)
      }
    }
  } finally {
    await inFlight.end(lastAnswersMs)
  }
}

const isLifted = ({ ratePerSecond }: Drive) => ratePerSecond === 0

async function hasItsTransport(ctx: Ctx, drive: Drive): Promise<boolean> {
  if (performance.now() < drive.openedAtMs + transportCountsMs) return true
  drive.openedAtMs = performance.now()
  return (await openTransport(ctx, drive.lane)) === drive.transport
}

const openTransport = (ctx: Ctx, { channel }: DrivenLane) =>
  channelOf(channel).openTransport(ctx.db, ctx.accountId)

/** A claim is asked for at the next turn of the event loop. Messages leave one later: sending a batch occupies the process. */
async function afterNextClaim(): Promise<void> {
  await immediate()
  await immediate()
}

const isEmpty = (claim: Claim) => claim.messages.length + claim.skippedCount + claim.heldCount === 0

type Batch = { batchSize: number; claimedAtMs: number }

async function claimBatch(ctx: Ctx, drive: Drive, batch: Batch): Promise<Claim> {
  const segments = segmentsToClaim(drive)
  const claim = await claimMessages(ctx, {
    laneId: drive.lane.id,
    driverId: drive.id,
    batchSize: Math.min(batch.batchSize, segments),
    segments,
    ratePerSecond: env().LANE_RATE_PER_SECOND,
  })
  prolongDrive(drive, claim, batch.claimedAtMs)
  return claim
}

/** Until the line is so short that the next claim has to be made; a claim prolongs the drive in time. */
function untilRoomMs({ line, ratePerSecond }: Drive): number {
  const leftMs = (line.waiting() / ratePerSecond) * 1000
  return Math.min(Math.max(0, leftMs - headStartMs), horizonSeconds * 1000)
}

/** Waits for what is near; false when there is nothing worth waiting for. */
async function pausedUntilDue(ctx: Ctx, drive: Drive): Promise<boolean> {
  const wakeAt = await findNextWake(ctx, drive.lane.id, drive.id)
  const dueInMs = wakeAt ? wakeAt.getTime() - ctx.clock.now().getTime() : Number.POSITIVE_INFINITY
  const pauseMs = Math.max(dueInMs, pacedInMs(drive), 5)
  if (pauseMs > longestPauseMs) return false
  await sleep(pauseMs)
  return true
}

/** Until the pace lets a claim be made. Nobody knows how long it takes while answers are waited for. */
function pacedInMs({ pacer, ratePerSecond }: Drive): number {
  const freeInMs = ratePerSecond > 0 ? pacer.freeInMs(ratePerSecond) : 0
  return freeInMs === Infinity ? lookAgainMs : freeInMs - horizonSeconds * 1000
}

import { setTimeout as sleep } from "node:timers/promises"
import type twilio from "twilio"
import { twilioClient, twilioSettings } from "#lib/channels/twilio-account.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { env } from "#lib/platform/env.ts"
import { type Claim, claimMessages } from "./claim-messages.ts"
import { nextWake } from "./next-wake.ts"
import { type LaneFacts, readLane } from "./read-lane.ts"
import { recordLaneTrouble } from "./record-lane-trouble.ts"
import { sendClaim } from "./send-claim.ts"

export type DrainResult = { wakeAt: Date | null }
export type DrainOptions = {
  laneId: string
  /** Stops between batches once this much time has passed, so that a host can bound a run. Default 20 s. */
  maxRunMs?: number
  signal?: AbortSignal
}

/** One paced second at the usual rates; large enough to amortise the statements when the pace is lifted. */
const batchSize = 250
const longestPauseMs = 2_000

/**
 * Sends what is due on a lane at the lane's pace, until nothing is, or the time is up. Safe to repeat and to overlap:
 * claims and the clock are in Postgres. Returns when to come back; null when nothing waits. Throws only when the
 * database does; no message is lost then, since every step is a conditional change of its row.
 */
export async function drainLane(ctx: Ctx, options: DrainOptions): Promise<DrainResult> {
  const lane = await readLane(ctx, options.laneId)
  if (!lane) return { wakeAt: null }
  const settings = await twilioSettings(ctx.db, ctx.accountId)
  if (!settings) {
    await recordLaneTrouble(ctx, {
      laneId: lane.id,
      problem: "No Twilio account is connected: TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN are to be set",
    })
    return { wakeAt: await nextWake(ctx, lane.id) }
  }
  await drainBatches(ctx, { lane, client: twilioClient(settings), options })
  return { wakeAt: await nextWake(ctx, lane.id) }
}

type Drain = { lane: LaneFacts; client: twilio.Twilio; options: DrainOptions }

/** While one batch is with the provider the next is already being claimed, but only when no pace makes it wait. */
async function drainBatches(ctx: Ctx, { lane, client, options }: Drain): Promise<void> {
  const endsAt = performance.now() + (options.maxRunMs ?? 20_000)
  const mayGoOn = () => performance.now() < endsAt && !options.signal?.aborted
  const claim = () =>
    claimMessages(ctx, { laneId: lane.id, batchSize, ratePerSecond: env().LANE_RATE_PER_SECOND })
  const claimAhead = () => (lane.ratePerSecond === 0 && mayGoOn() ? claim() : null)
  let ahead: Promise<Claim> | null = null
  while (ahead || mayGoOn()) {
    const batch: Claim = await (ahead ?? claim())
    const isEmpty = batch.messages.length === 0 && batch.skippedCount === 0
    ahead = isEmpty ? null : claimAhead()
    if (isEmpty && !(await pausedForSlot(ctx, lane.id))) return
    await sendClaim(ctx, { lane, client, claim: batch })
  }
}

/** Waits for the lane's next slot when it is near; false when there is nothing worth waiting for. */
async function pausedForSlot(ctx: Ctx, laneId: string): Promise<boolean> {
  const wakeAt = await nextWake(ctx, laneId)
  const pauseMs = wakeAt ? wakeAt.getTime() - ctx.clock.now().getTime() : Number.POSITIVE_INFINITY
  if (pauseMs > longestPauseMs) return false
  await sleep(Math.max(pauseMs, 5))
  return true
}

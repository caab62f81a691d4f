import { randomUUID } from "node:crypto"
import type twilio from "twilio"
import { connectionGate } from "#lib/channels/twilio-account.ts"
import { type Settlement, settleMessages } from "#lib/messages/settle-messages.ts"
import { createBatcher } from "#lib/platform/batcher.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import type { Gate } from "#lib/platform/gate.ts"
import { driveSeconds } from "./claim-statement.ts"
import { paceGuardOf } from "./pace-guard.ts"
import type { LaneFacts } from "./read-lane.ts"

/** Sends stop so long before the lane may get another driver: time for a request to reach the provider. */
const fenceMs = 500
const mostPerSettlement = 500

/**
 * One run's hold on a lane. Claims prolong it; when it is over another run may claim, and this one must not send any
 * more: so one process at a time paces a lane, and the pace is exact over any number of them.
 */
export type Drive = {
  id: string
  lane: LaneFacts
  client: twilio.Twilio
  connections: Gate
  /** Clock reading (`performance.now()`) after which nothing may be sent. */
  endsAtMs: number
  prolong(claimedAtMs: number): void
  /** Resolves when so many segments may go; call what it gives when the provider answered. */
  enterPace(segments: number, ratePerSecond: number, slotAtMs: number): Promise<() => void>
  /** Records an answer, together with others that arrive at the same time. */
  settle(settlement: Settlement): Promise<void>
}

export function startDrive(ctx: Ctx, lane: LaneFacts, client: twilio.Twilio): Drive {
  const drive: Drive = {
    id: randomUUID(),
    lane,
    client,
    connections: connectionGate(client),
    endsAtMs: 0,
    prolong: (claimedAtMs) => {
      drive.endsAtMs = claimedAtMs + driveSeconds * 1000 - fenceMs
    },
    enterPace: async (segments, ratePerSecond, slotAtMs) =>
      ratePerSecond > 0 ? paceGuardOf(lane.id).enter(segments, ratePerSecond, slotAtMs) : () => {},
    settle: createBatcher((settlements) => settleMessages(ctx, settlements), mostPerSettlement),
  }
  return drive
}

/**
 * Gives the lane back. What was sent late moves the clock, so that the next driver's first messages keep their distance
 * from our last ones. A driver that dies leaves a pause of more than a second instead.
 */
export async function endDrive(ctx: Ctx, drive: Drive): Promise<void> {
  drive.endsAtMs = 0
  const lateMs = paceGuardOf(drive.lane.id).latenessMs()
  await ctx.db.$executeRaw`
    UPDATE lane SET driver_id = NULL, driven_until = NULL,
      next_slot_at = next_slot_at + make_interval(secs => ${lateMs / 1000}::float8)
    WHERE id = ${drive.lane.id}::uuid AND driver_id = ${drive.id}::uuid`
}

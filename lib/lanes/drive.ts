import { randomUUID } from "node:crypto"
import type { Transport } from "#lib/channels/port/transport.ts"
import type { Claim, TakenOver } from "./claim-messages.ts"
import { driveSeconds, horizonSeconds } from "./claim-statement.ts"
import type { DrivenLane } from "./find-lane.ts"
import { type LanePacer, lanePacerOf } from "./lane-pacer.ts"
import { openSendingLine, type SendingLine } from "./sending-line.ts"

/** Sends stop so long before the lane may get another driver: time for a request to reach the provider. */
const fenceMs = 500

/**
 * One run's hold on a lane. Claims prolong it; when it is over another run may claim, and this one must not send any
 * more: so one process at a time paces a lane, and the pace is exact over any number of them.
 */
export type Drive = {
  id: string
  lane: DrivenLane
  transport: Transport
  /** Clock reading (`performance.now()`) at which the transport was last found to be the account's. */
  openedAtMs: number
  pacer: LanePacer
  line: SendingLine
  /** As the last claim has it; 0 when the pace is lifted. */
  ratePerSecond: number
  /** Clock reading (`performance.now()`) after which nothing may be sent. */
  endsAtMs: number
}

export function startDrive(lane: DrivenLane, transport: Transport): Drive {
  return {
    id: randomUUID(),
    lane,
    transport,
    openedAtMs: performance.now(),
    pacer: lanePacerOf(lane.id, transport),
    line: openSendingLine(),
    ratePerSecond: lane.ratePerSecond,
    endsAtMs: 0,
  }
}

/** A claim that gave the lane prolongs the drive, and the first one says where the last driver ended. */
export function prolongDrive(drive: Drive, claim: Claim, claimedAtMs: number): void {
  if (claim.ratePerSecond === null) return
  drive.ratePerSecond = claim.ratePerSecond
  drive.endsAtMs = claimedAtMs + driveSeconds * 1000 - fenceMs
  const isOwn = claim.takenOver?.handover?.by === drive.pacer.id
  if (claim.takenOver && !isOwn) drive.pacer.takeOver(arrivalsOf(claim.takenOver, drive.ratePerSecond))
}

/** Whoever died may have filled the last second before it had to stop. */
function arrivalsOf({ handover, agoMs }: TakenOver, ratePerSecond: number): [number, number][] {
  if (!handover) return [[agoMs + fenceMs, Math.max(1, Math.ceil(ratePerSecond))]]
  return handover.arrivals.map(([beforeMs, segments]) => [beforeMs + agoMs, segments])
}

/** The segments that fit into about the next second, beside what waits in the process already. */
export function segmentsToClaim({ pacer, line, ratePerSecond }: Drive): number {
  if (ratePerSecond === 0) return Number.POSITIVE_INFINITY
  const isFree = pacer.freeInMs(ratePerSecond) <= horizonSeconds * 1000
  return isFree ? Math.max(0, Math.ceil(ratePerSecond * horizonSeconds) - line.waiting()) : 0
}

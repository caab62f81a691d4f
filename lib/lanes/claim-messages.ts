import { randomUUID } from "node:crypto"
import type { Payload } from "#lib/channels/port/transport.ts"
import { followEnds } from "#lib/ledger/ends/change-messages.ts"
import type { EndedMessage } from "#lib/ledger/ends/step-down.ts"
import { listOpenMonths } from "#lib/ledger/open-months.ts"
import { createBatcher, perDatabase } from "#lib/platform/batcher.ts"
import type { Ctx, SystemCtx } from "#lib/platform/ctx.ts"
import type { Database } from "#lib/platform/db.ts"
import { type ClaimRequest, claimStatement } from "./claim-statement.ts"
import type { Handover } from "./lane-pacer.ts"
import { putBackUnheard } from "./put-back-unheard.ts"

export type ClaimedMessage = {
  id: string
  /** First day of its campaign's month, where its row is. */
  month: string
  leg: number
  address: string
  body: string
  payload: Payload
  segments: number
  /** From the moment of the claim, by the pace of its own campaign; 0 without one. */
  notBeforeMs: number
  /** Until its receiving window ends; null when it does not. */
  closesInMs: number | null
}

/** What the lane's last driver left, so long ago; one that died left nothing, and may have sent until its lease was over. */
export type TakenOver = { handover: Handover | null; agoMs: number }

export type Claim = {
  token: string
  messages: ClaimedMessage[]
  /** The lane's rate at this moment, in segments; 0 when the pace is lifted, null when the lane gave nothing. */
  ratePerSecond: number | null
  /** The intent to send them is written already, as it is when the pace is lifted. */
  isIntended: boolean
  /** The lane had trouble and is not known to be well again. */
  isTroubled: boolean
  /** Null from the second claim of a drive on. */
  takenOver: TakenOver | null
  skippedCount: number
  heldCount: number
}

const nothing = {
  messages: [],
  ratePerSecond: null,
  isIntended: false,
  isTroubled: false,
  takenOver: null,
  skippedCount: 0,
  heldCount: 0,
}

const mostLanes = 100

type Asked = { system: SystemCtx; request: ClaimRequest }

const claims = perDatabase((db) =>
  createBatcher(async (asked: Asked[]) => {
    const requests = asked.map(({ request }) => request)
    const rows = await makeClaims(db, requests).catch(async (error: unknown) => {
      const [first] = asked
      if (first) await putBackUnheard(first.system, requests, error)
      throw error
    })
    const byToken = new Map(rows.map((row) => [row.token, row]))
    return requests.map(({ token }): Claim => byToken.get(token) ?? { token, ...nothing })
  }, mostLanes),
)

async function makeClaims(db: Database, requests: ClaimRequest[]): Promise<Claim[]> {
  const rows = await db.$queryRaw<(Claim & { ended: EndedMessage[] })[]>(
    claimStatement(requests, await listOpenMonths(db)),
  )
  await followEnds(
    db,
    rows.flatMap(({ ended }) => ended),
  )
  return rows
}

/**
 * Claims due messages of a lane and makes the run its driver, together with what other lanes of this process claim.
 * Campaigns take turns, message by message, each within its own pace. Gates are applied on the way: a suppressed
 * recipient, one with an open conversation or after the campaign's end is skipped with its reason, one outside its
 * receiving window or who may have opted out is held, what the provider refused while its campaign was cancelled is cancelled; none counts.
 * Nothing is claimed while the lane rests, is switched off, or is driven by another run.
 */
export function claimMessages(ctx: Ctx, input: Omit<ClaimRequest, "token">): Promise<Claim> {
  return claims(ctx.db)({ system: ctx, request: { ...input, token: randomUUID() } })
}

import { randomUUID } from "node:crypto"
import { readOpenMonths } from "#lib/messages/open-months.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { type ClaimRequest, claimStatement } from "./claim-statement.ts"

export type ClaimedMessage = {
  id: string
  address: string
  body: string
  segments: number
  /** Its slot, from the moment of the claim. */
  delayMs: number
  /** Until its receiving window ends; null when it does not. */
  closesInMs: number | null
}

export type Claim = {
  token: string
  messages: ClaimedMessage[]
  /** The lane's rate at this moment, in segments; 0 when the pace is lifted, null when the lane gave nothing. */
  ratePerSecond: number | null
  skippedCount: number
  heldCount: number
}

/**
 * Takes slots on the lane's clock and claims the due messages that fill them, in one statement, so that any number of
 * processes share one rate. Campaigns take turns, message by message, each within its own pace. Gates are applied on the
 * way: a suppressed recipient, one with an open conversation or after the campaign's end is skipped with its reason, one
 * outside its receiving window is held, what the provider refused while its campaign was cancelled is cancelled; none
 * costs a slot. Nothing is claimed while the lane rests, is switched off, or is driven by another run.
 */
export async function claimMessages(ctx: Ctx, input: Omit<ClaimRequest, "token" | "months">): Promise<Claim> {
  const token = randomUUID()
  const months = await readOpenMonths(ctx.db)
  const [claim] = await ctx.db.$queryRaw<[Omit<Claim, "token">]>(claimStatement({ ...input, token, months }))
  return { token, ...claim }
}

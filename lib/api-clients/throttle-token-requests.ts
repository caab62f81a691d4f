import { createHash } from "node:crypto"
import type { SystemCtx } from "#lib/platform/ctx.ts"
import { RateLimitedError } from "#lib/platform/errors.ts"
import { type PlaceRule, takePlace } from "#lib/platform/take-place.ts"

const minuteMs = 60_000

/** Requests for one client from networks where it never got a token: somebody guesses, or it has moved. */
const newNetworks: PlaceRule = { limit: 20, windowMs: minuteMs }

/** Failed requests of one network, whichever clients they name. */
const failures: PlaceRule = { limit: 30, windowMs: minuteMs }

/**
 * Before a client's secret is looked at, when it comes from a network where it never got a token: at most twenty requests
 * a minute, over all such networks. Throws RateLimitedError.
 */
export const takeGuess = (system: SystemCtx, clientId: string) =>
  takeOrRefuse(system, `client:${slotOf(clientId)}`, newNetworks)

/**
 * After a failure: who has failed thirty times within a minute is told to slow down, with the same words for every client.
 * Other clients of that network are not refused for it: only failures count and only failures are refused. Throws
 * RateLimitedError.
 */
export const takeFailure = (system: SystemCtx, network: string) =>
  takeOrRefuse(system, `network:${slotOf(network)}`, failures)

async function takeOrRefuse(system: SystemCtx, key: string, rule: PlaceRule): Promise<void> {
  const { allowed, resetMs } = await takePlace(system.db, key, rule)
  if (allowed) return
  const seconds = Math.ceil(resetMs / 1000)
  throw new RateLimitedError(
    `Too many failed requests: try again in ${seconds} s with the right secret`,
    resetMs,
  )
}

/** One of a million: a stranger who makes up ids or addresses fills no table, and a shared slot costs a wait at most. */
const slotOf = (text: string) => createHash("sha256").update(text).digest("hex").slice(0, 5)

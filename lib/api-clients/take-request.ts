import type { SystemCtx } from "#lib/platform/ctx.ts"
import { type Place, takePlace } from "#lib/platform/take-place.ts"

export type RequestAllowance = Place & { limit: number }

const windowMs = 1000

/**
 * Counts one API request of an account against its requests per second, over all processes and in every window of one
 * second, wherever it begins (wire contract 2.2). `resetMs` is the time until one more request is accepted.
 */
export async function takeRequest(
  system: Pick<SystemCtx, "db">,
  account: { id: string; apiRequestsPerSecond: number },
): Promise<RequestAllowance> {
  const limit = account.apiRequestsPerSecond
  return { limit, ...(await takePlace(system.db, `api:${account.id}`, { limit, windowMs })) }
}

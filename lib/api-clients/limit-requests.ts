import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible"
import type { SystemCtx } from "#lib/platform/ctx.ts"
import type { Database } from "#lib/platform/db.ts"

export type RequestAllowance = { allowed: boolean; limit: number; remaining: number; resetMs: number }

const windowSeconds = 1

/**
 * Counts one API request of an account against its requests per second, over all processes (wire contract 2.2).
 * `resetMs` is the time until the next second begins. A refused burst is answered from memory until then.
 */
export async function countRequest(
  system: SystemCtx,
  account: { id: string; apiRequestsPerSecond: number },
): Promise<RequestAllowance> {
  const limit = account.apiRequestsPerSecond
  const consumed = await limiter(system.db, limit)
    .consume(account.id)
    .then(
      (state) => ({ state, allowed: true }),
      (refused: unknown) => {
        if (refused instanceof RateLimiterRes) return { state: refused, allowed: false }
        throw refused
      },
    )
  const { remainingPoints: remaining, msBeforeNext: resetMs } = consumed.state
  return { allowed: consumed.allowed, limit, remaining, resetMs }
}

const limiters = new WeakMap<Database, Map<number, RateLimiterPostgres>>()

/** One limiter for each limit in use; accounts with the same limit share it. */
function limiter(db: Database, points: number): RateLimiterPostgres {
  const ofDatabase = limiters.get(db) ?? new Map<number, RateLimiterPostgres>()
  limiters.set(db, ofDatabase)
  const existing = ofDatabase.get(points)
  if (existing) return existing
  const created = new RateLimiterPostgres({
    storeClient: { query: (query: Query) => runQuery(db, query) },
    storeType: "client",
    tableName: "rate_limit",
    tableCreated: true,
    keyPrefix: "api",
    points,
    duration: windowSeconds,
    inMemoryBlockOnConsumed: points,
  })
  ofDatabase.set(points, created)
  return created
}

type Query = { text: string; values: unknown[] }

/** Speaks through the process's own pool, and turns the bigint `expire` into the number that the package reckons with. */
async function runQuery(db: Database, { text, values }: Query) {
  const rows = await db.$queryRawUnsafe<{ points: number; expire: bigint | null }[]>(text, ...values)
  return { rows: rows.map((row) => ({ ...row, expire: row.expire === null ? null : Number(row.expire) })) }
}

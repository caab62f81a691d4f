import { perDatabase } from "./batcher.ts"
import type { Database } from "./db.ts"
import { createShortMemory } from "./short-memory.ts"

export type PlaceRule = {
  /** How many events any window may hold. Each costs eight bytes of its key's row. */
  limit: number
  /** Length of a window in milliseconds, wherever it begins. */
  windowMs: number
}

/** `resetMs` is how long the oldest event still counts: the time until one more place is free. */
export type Place = { allowed: boolean; remaining: number; resetMs: number }

/**
 * Accepts an event of `key`, unless the window that ends now holds `limit` already, over all processes: in any window,
 * wherever it begins, are at most `limit`, and nobody is refused while there are fewer. A sliding log, in one statement
 * under the key's row lock and by the database's clock. A full key is remembered here until its next place is free.
 */
export async function takePlace(db: Database, key: string, rule: PlaceRule): Promise<Place> {
  const askedAt = performance.now()
  const fullUntilMs = fullKeys(db).get(key, askedAt)
  if (fullUntilMs) return { allowed: false, remaining: 0, resetMs: fullUntilMs - askedAt }
  const place = await decide(db, key, rule)
  const untilMs = askedAt + place.resetMs
  if (!place.allowed) fullKeys(db).set(key, untilMs, { nowMs: askedAt, untilMs })
  return place
}

const mostFullKeys = 10_000
/** Until when each key has no place, in milliseconds of `performance.now()`. */
const fullKeys = perDatabase(() => createShortMemory<number>(mostFullKeys))

type Decision = { allowed: boolean; events: number; oldestMs: number }

async function decide(db: Database, key: string, { limit, windowMs }: PlaceRule): Promise<Place> {
  const [decision] = await db.$queryRaw<[Decision]>`
    SELECT allowed, events, oldest_ms AS "oldestMs" FROM take_place(${key}, ${limit}::int, ${windowMs}::float8)`
  const { allowed, events, oldestMs } = decision
  return { allowed, remaining: Math.max(0, limit - events), resetMs: windowMs - oldestMs }
}

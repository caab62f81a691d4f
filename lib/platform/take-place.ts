import type { Database } from "./db.ts"

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
  const fullForMs = (fullUntil(db).get(key) ?? askedAt) - askedAt
  if (fullForMs > 0) return { allowed: false, remaining: 0, resetMs: fullForMs }
  fullUntil(db).delete(key)
  const place = await decide(db, key, rule)
  if (!place.allowed) fullUntil(db).set(key, askedAt + place.resetMs)
  return place
}

const full = new WeakMap<Database, Map<string, number>>()

/** Until when each key has no place, in milliseconds of `performance.now()`. */
function fullUntil(db: Database): Map<string, number> {
  const known = full.get(db) ?? new Map<string, number>()
  full.set(db, known)
  return known
}

type Decision = { allowed: boolean; events: number; oldestMs: number }

async function decide(db: Database, key: string, { limit, windowMs }: PlaceRule): Promise<Place> {
  const [decision] = await db.$queryRaw<[Decision]>`
    SELECT allowed, events, oldest_ms AS "oldestMs" FROM take_place(${key}, ${limit}::int, ${windowMs}::float8)`
  const { allowed, events, oldestMs } = decision
  return { allowed, remaining: Math.max(0, limit - events), resetMs: windowMs - oldestMs }
}

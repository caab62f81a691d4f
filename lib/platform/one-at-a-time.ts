import type { Transaction } from "./db.ts"

/** From here on one transaction of all that name the same thing goes on at a time, until it ends; the others wait. */
export const oneAtATime = (tx: Transaction, name: string) =>
  tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${name}, 0))::text`

import { Prisma } from "#prisma/generated/client.ts"

/** Claims look ahead by this much, so a clock may stand that far in the future and still be kept. */
const lookAheadSeconds = 1

/** The clock of a pace that changes: moved far ahead by the slow one, it comes back to the next slot of the new one. */
export const slotAtNewRate = (nextSlotAt: Prisma.Sql, ratePerSecond: number) => Prisma.sql`
  least(${nextSlotAt}, clock_timestamp() + make_interval(secs => ${lookAheadSeconds}::float8 + 1 / ${ratePerSecond}::float8))`

import { Prisma } from "#prisma/generated/client.ts"
import { horizonSeconds } from "./claim-statement.ts"

/**
 * The clock of a pace that changes: moved far ahead by the slow one, it comes back to the next slot of the new one. Claims
 * look ahead, so it may stand that far in the future and still be kept.
 */
export const slotAtNewRate = (nextSlotAt: Prisma.Sql, ratePerSecond: number) => Prisma.sql`
  least(${nextSlotAt}, clock_timestamp() + make_interval(secs => ${horizonSeconds}::float8 + 1 / ${ratePerSecond}::float8))`

import { z } from "zod"
import { type RecipientStatus, recipientStatus, recipientStatuses } from "#lib/ledger/recipient-status.ts"
import { Prisma } from "#prisma/generated/client.ts"
import { MessageState } from "#prisma/generated/enums.ts"

export const statusCounts = z.record(z.enum(recipientStatuses), z.int())
export type StatusCounts = z.output<typeof statusCounts>

export const emptyCounts = (): StatusCounts =>
  Object.fromEntries(recipientStatuses.map((status) => [status, 0])) as StatusCounts

/** Where a campaign's row keeps the count of a recipient status. */
export const countColumn = (status: RecipientStatus) => Prisma.raw(`${status}_count`)

/** True where a tally counts for the status: `recipientStatus` in SQL, made from it. */
export function isStatus(status: RecipientStatus): Prisma.Sql {
  const states = (responded: boolean) =>
    Object.values(MessageState).filter((state) => recipientStatus(state, responded) === status)
  return Prisma.sql`CASE WHEN responded THEN state::text = ANY(${states(true)}) ELSE state::text = ANY(${states(false)}) END`
}

type Stored = { [Status in RecipientStatus as `${Status}Count`]: number }

/** The counts of a campaign's row. */
export const storedCounts = (campaign: Stored): StatusCounts =>
  Object.fromEntries(recipientStatuses.map((status) => [status, campaign[`${status}Count`]])) as StatusCounts

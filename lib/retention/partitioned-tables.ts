import type { Period } from "#lib/platform/periods.ts"

/** A table that grows with time: how it is cut, and how long its rows are kept. */
export type PartitionedTable = {
  table: string
  /** The column whose values the partitions are ranges of. */
  key: string
  period: Period
  /** Partitions that are there before their time: so long may the job that makes them be away. */
  ahead: number
  /** Days that a partition stays after its period; null keeps it for good. */
  keepDays: number | null
  /** SQL condition of rows that are still needed when their partition goes: they move on into the present one. */
  movesOn: string | null
}

/**
 * All tables that are cut by time. The retention of an account will be asked for here too: a partition goes when the
 * longest of the accounts' terms is over, and rows of accounts with a shorter one are deleted within it.
 */
export const partitionedTables: PartitionedTable[] = [
  {
    table: "message",
    key: "month",
    period: "month",
    ahead: 2,
    keepDays: null,
    movesOn: null,
  },
  {
    table: "message_attempt",
    key: "month",
    period: "month",
    ahead: 2,
    keepDays: null,
    movesOn: null,
  },
  {
    table: "provider_event",
    key: "week",
    period: "week",
    ahead: 4,
    // Far longer than anybody repeats a webhook, and long enough to look into a complaint.
    keepDays: 30,
    movesOn: "applied_at IS NULL",
  },
  {
    table: "audit_entry",
    key: "at",
    period: "month",
    ahead: 2,
    keepDays: null,
    movesOn: null,
  },
]

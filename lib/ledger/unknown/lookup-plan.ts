import type { Database } from "#lib/platform/db.ts"
import type { Channel } from "#prisma/generated/enums.ts"
import type { Look } from "./lookup-evidence.ts"

export type Lookup = {
  messageId: string
  /** Of its partition, as YYYY-MM-DD. */
  month: string
  /** That was under way when it was taken. */
  leg: number
  accountId: string
  channel: Channel
  address: string
  from: string
  body: string
  providerId: string | null
  submittedAt: Date
  looks: Look[]
}

/** @param except accounts whose messages are left alone */
export type TakeOptions = { limit: number; except: ReadonlySet<string> }

/** Which messages the provider is asked for, and when. */
export type LookupPlan = {
  /**
   * Takes messages whose next look is due, the longest due first, and reads no others. Each is taken by one process only:
   * whoever comes second finds the next look moved.
   */
  take(db: Database, options: TakeOptions): Promise<Lookup[]>
  /** Stores what a look showed and when the next one is. A provider that gave no answer is asked again soon. */
  record(db: Database, lookup: Lookup, look: Look): Promise<void>
}

/** So long a message is in the hands of the run that took it; then it is asked for again. */
export const leaseSeconds = 60

/** Nothing is asked twice within this time, however late the looks before were. */
export const shortestGapSeconds = 30

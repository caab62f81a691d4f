import { isDecidable } from "#lib/ledger/unknown/decidable.ts"
import { isReceiptDue, receiptDueAt } from "#lib/ledger/unknown/receipt-looks.ts"
import type { SystemCtx } from "#lib/platform/ctx.ts"
import { Prisma } from "#prisma/generated/client.ts"
import type { MessageState } from "#prisma/generated/enums.ts"

/** States that a message does not stay in, each with the sweep that ends it: see docs/deploy.md. */
export const openStates = [
  "pending",
  "held",
  "claimed",
  "submitted",
  "unknown",
  "accepted",
  "sent",
] as const satisfies MessageState[]

export type OpenState = (typeof openStates)[number]

export type LedgerMetrics = {
  messages: { state: OpenState; count: number; oldestSeconds: number }[]
  events: { count: number; oldestSeconds: number; givenUpCount: number }
  stalledLanes: { problem: number; backoff: number }
  missedStarts: number
  decisions: number
}

/**
 * What an operator watches: how many messages are in each state that is no end, and for how long the oldest has been.
 * Over all accounts. Reads tallies, where what is in hand counts as pending, and the ends of partial indexes, so that it costs
 * the same in a ledger of any size.
 */
export async function getLedgerMetrics({ db }: SystemCtx): Promise<LedgerMetrics> {
  const [counts, [ages], [rest]] = await Promise.all([
    db.$queryRaw<{ state: MessageState; count: number }[]>`
      WITH in_hand AS (
        SELECT state, count(*)::float8 AS count FROM message WHERE state IN ('claimed', 'submitted') GROUP BY state
      )
      SELECT state, sum(count)::float8 AS count FROM (
        SELECT state, count FROM account_tally
        UNION ALL SELECT state, count FROM campaign_tally WHERE state IS NOT NULL
        UNION ALL SELECT state, count FROM in_hand
        UNION ALL SELECT 'pending', -count FROM in_hand
      ) tallies GROUP BY state`,
    db.$queryRaw<[Record<OpenState, number | null>]>`SELECT ${Prisma.join(openStates.map(ageColumn))}`,
    db.$queryRaw<[Rest]>`SELECT ${restColumns}`,
  ])
  const countOf = (state: MessageState) => counts.find((row) => row.state === state)?.count ?? 0
  const { eventCount, eventSeconds, givenUpCount, problem, backoff, missedStarts, decisions } = rest
  return {
    messages: openStates.map((state) => ({
      state,
      count: countOf(state),
      oldestSeconds: Math.max(0, ages[state] ?? 0),
    })),
    events: { count: eventCount, oldestSeconds: eventSeconds ?? 0, givenUpCount },
    stalledLanes: { problem, backoff },
    missedStarts,
    decisions,
  }
}

type Rest = {
  eventCount: number
  eventSeconds: number | null
  givenUpCount: number
} & LedgerMetrics["stalledLanes"] &
  Pick<LedgerMetrics, "missedStarts" | "decisions">

/** Of those whose look is due, the rest is not read. */
const oldestReceipt = (state: "accepted" | "sent") =>
  Prisma.sql`SELECT min(${receiptDueAt}) FROM message m WHERE state = ${state}::message_state AND ${isReceiptDue}`

/**
 * Since when the oldest waits: what may go, since it is due; what is held, since it should have been looked at; what a
 * process has in hand, since its lease ended; what lacks its receipt, since the provider is to be asked for it; the rest
 * since it was handed over.
 */
const oldestOf: Record<OpenState, Prisma.Sql> = {
  pending: Prisma.sql`SELECT min(first_due_at) FROM lane CROSS JOIN LATERAL lane_campaigns((SELECT array_agg(month) FROM open_month), lane.id)`,
  held: Prisma.sql`SELECT min(due_at) FROM message WHERE state = 'held'`,
  claimed: Prisma.sql`SELECT min(lease_until) FROM message WHERE state = 'claimed'`,
  submitted: Prisma.sql`SELECT min(lease_until) FROM message WHERE state = 'submitted'`,
  unknown: Prisma.sql`SELECT min(submitted_at) FROM message WHERE state = 'unknown'`,
  accepted: oldestReceipt("accepted"),
  sent: oldestReceipt("sent"),
}

const ageColumn = (state: OpenState) =>
  Prisma.sql`extract(epoch FROM clock_timestamp() - (${oldestOf[state]}))::float8 AS ${Prisma.raw(state)}`

const restColumns = Prisma.sql`
  (SELECT count(*)::int FROM provider_event WHERE applied_at IS NULL AND given_up_at IS NULL) AS "eventCount",
  (SELECT extract(epoch FROM clock_timestamp() - min(received_at))::float8 FROM provider_event WHERE applied_at IS NULL AND given_up_at IS NULL) AS "eventSeconds",
  (SELECT count(*)::int FROM provider_event WHERE applied_at IS NULL AND given_up_at IS NOT NULL) AS "givenUpCount",
  (SELECT count(*)::int FROM lane WHERE problem IS NOT NULL) AS problem,
  (SELECT count(*)::int FROM lane WHERE problem IS NULL AND backoff_until > clock_timestamp()) AS backoff,
  (SELECT count(*)::int FROM campaign WHERE stage = 'launched' AND started_at IS NULL AND start_missed_at IS NOT NULL) AS "missedStarts",
  (SELECT count(*)::int FROM message m JOIN message_lookup l ON l.message_id = m.id WHERE ${isDecidable}) AS decisions`

import { changeMessages } from "#lib/ledger/ends/change-messages.ts"
import { statesBelow } from "#lib/ledger/message-state.ts"
import type { Transaction } from "#lib/platform/db.ts"
import { Prisma } from "#prisma/generated/client.ts"
import type { StatusSummary } from "./status-report.ts"

export type LegReports = StatusSummary & { id: string; month: string; leg: number; providerId: string }

/** States that end in something else: their reason says why the message waits, not how it ended. */
const waitingStates = statesBelow("accepted")

/**
 * Applies what the provider reported of the legs under way, many messages in one statement. A state only rises. The other
 * columns are only filled in, whatever the order of the reports, so that the end is the same; a stored reason is never
 * cleared, except the one that a message of unknown fate is being looked up, once its fate is known, and that a person
 * counted it as sent, once it failed.
 */
export async function raiseMessages(tx: Transaction, legs: LegReports[]): Promise<void> {
  await changeMessages(
    tx,
    Prisma.sql`UPDATE message m SET ${raised} FROM ${valuesOf(legs)}
      WHERE m.id = v.id AND m.month = v.month AND m.leg = v.leg AND m.month = ANY(${monthsOf(legs)}::date[])`,
  )
}

/** The same for legs that are over: their message goes on without them. */
export const raiseAttempts = (tx: Transaction, legs: LegReports[]) => tx.$executeRaw`
  UPDATE message_attempt m SET ${raised} FROM ${valuesOf(legs)}
  WHERE m.message_id = v.id AND m.month = v.month AND m.leg = v.leg AND m.month = ANY(${monthsOf(legs)}::date[])`

const raised = Prisma.sql`
  state = CASE WHEN m.state = ANY(v.below) THEN v.state ELSE m.state END,
  reason = CASE WHEN m.state = ANY(${waitingStates}::message_state[]) THEN v.reason
    ELSE coalesce(nullif(m.reason, 'counted_as_sent'), v.reason, m.reason) END,
  error_code = CASE WHEN m.state = ANY(${waitingStates}::message_state[]) THEN v."errorCode"
    ELSE coalesce(m.error_code, v."errorCode") END,
  provider_id = coalesce(m.provider_id, v."providerId"),
  submitted_at = coalesce(m.submitted_at, v."acceptedAt"),
  accepted_at = coalesce(m.accepted_at, v."acceptedAt"),
  sent_at = coalesce(m.sent_at, v."sentAt"),
  delivered_at = coalesce(m.delivered_at, v."deliveredAt"),
  read_at = coalesce(m.read_at, v."readAt"),
  ended_at = coalesce(m.ended_at, v."endedAt")`

const valuesOf = (legs: LegReports[]) => {
  const rows = legs.map((leg) => ({ ...leg, below: statesBelow(leg.state) }))
  return Prisma.sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS v(
    id uuid, month date, leg int, state message_state, below message_state[], reason text, "errorCode" int, "providerId" text,
    "acceptedAt" timestamptz, "sentAt" timestamptz, "deliveredAt" timestamptz, "readAt" timestamptz, "endedAt" timestamptz)`
}

const monthsOf = (legs: LegReports[]) => [...new Set(legs.map(({ month }) => month))]

import type { SendOutcome } from "#lib/channels/port/transport.ts"
import { suppressRefused } from "#lib/consent/replies/suppress-refused.ts"
import { changeMessages } from "#lib/ledger/ends/change-messages.ts"
import { reasonOfClass } from "#lib/ledger/message-reason.ts"
import { type LegOfMessage, recipientsOf } from "#lib/ledger/recipients-of.ts"
import type { SystemCtx } from "#lib/platform/ctx.ts"
import { longTransaction } from "#lib/platform/db.ts"
import { retryDeadlock } from "#lib/platform/retry-deadlock.ts"
import { Prisma } from "#prisma/generated/client.ts"
import type { MessageState } from "#prisma/generated/enums.ts"

/** `token` is the claim under which the leg was sent: no other run's message is touched. */
export type Settlement = LegOfMessage & { token: string; outcome: SendOutcome }

type Change = {
  state: MessageState
  providerId: string | null
  reason: string | null
  errorCode: number | null
  /** Whether it waits before it may go again. */
  isDelayed: boolean
}

/** A refused message lets the others pass: half a second at first, doubling to about a minute. */
const firstRetrySeconds = 0.25

/**
 * Records what the provider answered. Whom it calls unsubscribed is suppressed in the same transaction, so that a crash
 * cannot come between.
 */
export async function settleMessages(system: SystemCtx, settlements: Settlement[]): Promise<void> {
  const change = changeBy(settlements)
  const isEnd = settlements.some(({ outcome }) => outcome.kind === "failed" || outcome.kind === "opted_out")
  if (!isEnd) return void (await retryDeadlock(() => system.db.$executeRaw(change)))
  const optedOut = settlements.filter(({ outcome }) => outcome.kind === "opted_out")
  const heardAt = system.clock.now()
  await retryDeadlock(() =>
    system.db.$transaction(async (tx) => {
      await changeMessages(tx, change)
      const recipients = await recipientsOf(tx, optedOut)
      await suppressRefused(tx, system, { recipients, reason: "provider_opt_out", heardAt })
    }, longTransaction),
  )
}

/**
 * Writes outcomes, many messages in one statement. A callback may have been faster: a state that is already past
 * `submitted` stays, and only what is missing is filled in. A refused message waits again, at no loss. Where the lease
 * ended first, the outcome ends what the sweep called unknown: its row keeps the claim's token until then.
 * They are given in the order of their ids, in which applyStatusEvents locks as well: the two meet often.
 */
function changeBy(given: Settlement[]): Prisma.Sql {
  const settlements = given.toSorted((one, other) => (one.id < other.id ? -1 : 1))
  const changes = settlements.map(({ outcome }) => changeOf(outcome))
  const ids = settlements.map(({ id }) => id)
  const months = [...new Set(settlements.map(({ month }) => month))]
  return Prisma.sql`
    UPDATE message m SET
      state = CASE WHEN m.state IN ('submitted', 'unknown') THEN v.state::message_state ELSE m.state END,
      provider_id = coalesce(m.provider_id, v.provider_id),
      reason = CASE WHEN m.state IN ('submitted', 'unknown') THEN coalesce(m.reason, v.reason) ELSE m.reason END,
      error_code = CASE WHEN m.state IN ('submitted', 'unknown') THEN coalesce(m.error_code, v.error_code) ELSE m.error_code END,
      accepted_at = CASE WHEN v.state = 'accepted' THEN coalesce(m.accepted_at, clock_timestamp()) ELSE m.accepted_at END,
      submitted_at = CASE WHEN v.state = 'pending' AND m.state IN ('submitted', 'unknown') THEN NULL ELSE m.submitted_at END,
      ended_at = CASE WHEN v.state IN ('failed', 'skipped') THEN coalesce(m.ended_at, clock_timestamp()) ELSE m.ended_at END,
      due_at = CASE WHEN v.state = 'pending' AND m.state IN ('submitted', 'unknown')
        THEN clock_timestamp() + make_interval(secs => ${firstRetrySeconds}::float8 * power(2, least(m.attempts, 8)) * v.is_delayed) ELSE m.due_at END,
      claim_token = NULL, lease_until = NULL
    FROM unnest(${ids}::uuid[], ${settlements.map(({ token }) => token)}::uuid[], ${changes.map(({ state }) => state)}::text[],
                ${changes.map(({ providerId }) => providerId)}::text[], ${changes.map(({ reason }) => reason)}::text[],
                ${changes.map(({ errorCode }) => errorCode)}::int[], ${changes.map(({ isDelayed }) => Number(isDelayed))}::int[])
      AS v(id, token, state, provider_id, reason, error_code, is_delayed)
    WHERE m.id = v.id AND m.claim_token = v.token AND m.month = ANY(${months}::date[])`
}

function changeOf(outcome: SendOutcome): Change {
  const change: Change = {
    state: "accepted",
    providerId: null,
    reason: null,
    errorCode: null,
    isDelayed: false,
  }
  switch (outcome.kind) {
    case "accepted":
      return { ...change, providerId: outcome.providerId }
    case "opted_out":
      return { ...change, state: "skipped", reason: "opted_out", errorCode: outcome.errorCode }
    case "failed":
      return {
        ...change,
        state: "failed",
        reason: reasonOfClass[outcome.errorClass],
        errorCode: outcome.errorCode,
      }
    case "withheld":
      return { ...change, state: "pending" }
    case "refused":
    case "misconfigured":
      return { ...change, state: "pending", isDelayed: true }
    case "unknown":
      return { ...change, state: "unknown", reason: "no_answer", errorCode: outcome.errorCode }
  }
}

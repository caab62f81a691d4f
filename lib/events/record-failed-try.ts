import type { SystemCtx } from "#lib/platform/ctx.ts"
import { describeError } from "#lib/platform/describe-error.ts"
import type { ProviderEvent } from "./store-provider-events.ts"

/** Together some three hours: what is away for longer than that is away for a person to see. */
const mostTries = 12
const firstRetrySeconds = 5
const longestRetrySeconds = 3_600
const longestProblem = 300

/** Notes that a stored webhook could not be applied, and when it is tried again; after twelve tries it is given up. */
export async function recordFailedTry(
  { db, log, clock }: SystemCtx,
  event: ProviderEvent,
  error: unknown,
): Promise<void> {
  const now = clock.now()
  log.error({ err: error, eventId: event.id }, "a stored webhook cannot be applied")
  await db.$executeRaw`
    UPDATE provider_event SET tries = least(tries, 32766) + 1, problem = ${problemOf(error)},
      given_up_at = CASE WHEN tries + 1 >= ${mostTries}::int THEN ${now}::timestamptz END,
      next_try_at = ${now}::timestamptz + make_interval(secs => least(${longestRetrySeconds}::float8, ${firstRetrySeconds}::float8 * power(2, least(tries, 20))))
    WHERE id = ${event.id}::bigint AND applied_at IS NULL`
}

/** Its last line, which says what happened, without the numbers that a database may quote. */
function problemOf(error: unknown): string {
  const { message = String(error) } = describeError(error) as { message?: string }
  const said = message.split("\n").findLast((line) => line.trim() !== "") ?? "It failed without a word"
  return said
    .trim()
    .replace(/\+?\d{6,}/g, "…")
    .slice(0, longestProblem)
}

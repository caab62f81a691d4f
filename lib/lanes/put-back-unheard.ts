import { giveBackUnsent } from "#lib/ledger/sending/give-back.ts"
import type { SystemCtx } from "#lib/platform/ctx.ts"
import { keepTrying } from "#lib/platform/keep-trying.ts"
import type { ClaimRequest } from "./claim-statement.ts"

/**
 * After a claim whose answer got lost: whether Postgres made it nobody knows, but nothing of it was sent, so it goes back to
 * wait instead of becoming unknown. Tried again until the database answers, since who claims anew with these tokens may
 * not find his messages taken back afterwards.
 */
export async function putBackUnheard(
  system: SystemCtx,
  claims: ClaimRequest[],
  error: unknown,
): Promise<void> {
  system.log.warn({ lanes: claims.length, err: error }, "the answer to a claim got lost")
  await keepTrying(
    () => putBack(system, claims),
    (err, retryMs) => system.log.warn({ retryMs, err }, "what was claimed waits for the database"),
  )
}

/** A claim that is still at work holds its lanes: their lock waits for its end. */
const putBack = ({ db }: SystemCtx, claims: ClaimRequest[]) =>
  db.$transaction(async (tx) => {
    const laneIds = claims.map(({ laneId }) => laneId)
    await tx.$queryRaw`SELECT FROM lane WHERE id::text = ANY(${laneIds}::text[]) ORDER BY id FOR UPDATE`
    await giveBackUnsent(
      tx,
      claims.map(({ token }) => token),
    )
  })

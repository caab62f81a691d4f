import type { Ctx } from "#lib/platform/ctx.ts"
import type { Transaction } from "#lib/platform/db.ts"
import { RateLimitedError } from "#lib/platform/errors.ts"
import { oneAtATime } from "#lib/platform/one-at-a-time.ts"

/** Far more than people work at; each may hold a list of 100,000 recipients. */
const mostDrafts = 1_000
const askAgainMs = 60_000

/**
 * Keeps the place for one more draft of the account until the transaction ends. Throws RateLimitedError when there are as
 * many as an account may have.
 */
export async function limitDrafts(tx: Transaction, { accountId }: Ctx): Promise<void> {
  await oneAtATime(tx, `drafts of ${accountId}`)
  const drafts = await tx.campaign.count({ where: { accountId, status: "draft" } })
  if (drafts < mostDrafts) return
  const most = `${drafts.toLocaleString("en-US")} drafts, the most an account may have`
  throw new RateLimitedError(
    `There are ${most}: delete or launch some that are not needed any more`,
    askAgainMs,
  )
}

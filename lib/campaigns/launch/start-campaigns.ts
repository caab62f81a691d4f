import pMap from "p-map"
import { jobCtx, type SystemCtx } from "#lib/platform/ctx.ts"
import { longTransaction } from "#lib/platform/db.ts"
import { lockRules } from "#lib/windows/lock-rules.ts"
import { startOrAsk } from "./start-or-ask.ts"

const mostAtOnce = 3

/**
 * Starts every scheduled campaign whose time has come, and asks a person about those whose time was missed by more than
 * an hour because nothing ran; a paused one waits until it is resumed. One transaction for all of an account. Repeating and
 * overlapping it changes nothing: each campaign starts once. An account that fails keeps no other from starting.
 */
export async function startCampaigns(system: SystemCtx): Promise<void> {
  const due = await system.db.$queryRaw<{ accountId: string; ids: string[] }[]>`
    SELECT account_id AS "accountId", array_agg(id) AS ids FROM campaign
    WHERE stage = 'launched' AND started_at IS NULL AND start_missed_at IS NULL AND paused_at IS NULL
      AND start_at <= ${system.clock.now()}
    GROUP BY 1 ORDER BY min(start_at)`
  const start = ({ accountId, ids }: (typeof due)[number]) =>
    system.db.$transaction(async (tx) => {
      await lockRules(tx, accountId)
      await startOrAsk(tx, jobCtx(system, accountId, "release-held"), ids)
    }, longTransaction)
  await pMap(due, start, { concurrency: mostAtOnce, stopOnError: false })
}
